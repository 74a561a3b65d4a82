/** A way into the portal. */
import type { TargetedMouseEvent } from 'preact';
import { type MessageKey, say } from '../shared/strings';
import { Glyph } from './glyph';
import { openPage, openPortal } from './open-tab';
import { ANY_TAB, type PortalWay } from './portal-way';

/** The places that can be gone to. */
type Place = 'portal' | 'user-info';

interface Words {
  readonly text: MessageKey;
  readonly open: (url: string, way: PortalWay) => Promise<void>;
}

const PLACES: Readonly<Record<Place, Words>> = {
  portal: { text: 'popup_open_portal', open: openPortal },
  'user-info': { text: 'popup_open_user_info', open: openPage },
};

interface Props {
  readonly kind: Place;
  readonly url: string;
  /** How the portal is gone to. */
  readonly way?: PortalWay;
  /** Further classes of the button. */
  readonly look: string;
  /** The address could not be opened. */
  readonly onFailure: (url: string) => void;
}

/**
 * A real link, so that the middle button, the keyboard and the context menu do what they do
 * everywhere; only the plain press first looks for an open tab.
 */
export function PortalLink({ kind, url, way = ANY_TAB, look, onFailure }: Props) {
  const { text, open } = PLACES[kind];
  const onClick = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(url, way).then(
      () => window.close(),
      () => onFailure(url),
    );
  };
  return (
    <a
      class={`button ${look}`}
      href={url}
      target="_blank"
      rel="noreferrer"
      data-action={`open-${kind}`}
      onClick={onClick}
    >
      {kind === 'portal' && <Glyph name="open" />}
      {say(text)}
    </a>
  );
}
