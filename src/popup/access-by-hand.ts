/** How the access to the portal is allowed by hand, in each browser. Pure, and typed: none without words. */
import type { BrowserKind } from '../portal/browsers';
import type { MessageKey } from '../shared/strings';

/** The words, and the page where it is done. */
export interface ByHand {
  readonly text: MessageKey;
  /** An extension may open it (measured in Chromium; Edge was not tried), or only the person may enter it. */
  readonly page: { readonly kind: 'open' | 'copy'; readonly url: string } | null;
}

/**
 * Labels are quoted as Chromium 156 and Firefox 153 show them, in English and Japanese; of Edge, which was
 * not seen, none is.
 */
const WAYS: Readonly<Record<BrowserKind, (id: string) => ByHand>> = {
  chrome: (id) => ({
    text: 'popup_access_by_hand_chrome',
    page: { kind: 'open', url: `chrome://extensions/?id=${id}` },
  }),
  edge: (id) => ({
    text: 'popup_access_by_hand_other',
    page: { kind: 'open', url: `edge://extensions/?id=${id}` },
  }),
  firefox: () => ({
    text: 'popup_access_by_hand_firefox',
    page: { kind: 'copy', url: 'about:addons' },
  }),
  other: () => ({ text: 'popup_access_by_hand_other', page: null }),
};

/** @param id the extension's own */
export const accessByHand = (kind: BrowserKind, id: string): ByHand => WAYS[kind](id);
