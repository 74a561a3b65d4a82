/** "Allow access": the press that has the browser ask, and what to do where that does not help. */

import { browser } from '../shared/browser';
import { say } from '../shared/strings';
import { readThisBrowser } from '../shared/this-browser';
import { accessByHand } from './access-by-hand';
import { BrowserPageButton } from './browser-page-button';
import { Copyable } from './copyable';
import { Glyph } from './glyph';
import { Sentence } from './sentence';
import type { PortalAccess } from './use-portal-access';

interface Props {
  readonly access: PortalAccess;
  /** Further classes of the button. */
  readonly look: string;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

function ByHand({ onSaid }: Pick<Props, 'onSaid'>) {
  const { text, page } = accessByHand(readThisBrowser().browser, browser.runtime.id);
  return (
    <div class="by-hand">
      <p>
        <Sentence text={say(text)} />
      </p>
      {page?.kind === 'copy' && <Copyable text={page.url} onSaid={onSaid} />}
      {page?.kind === 'open' && (
        <BrowserPageButton
          url={page.url}
          label="popup_access_settings"
          action="extension-settings"
          onSaid={onSaid}
        />
      )}
    </div>
  );
}

/**
 * The button, and the way by hand. The browser's question may close the popup, and then nobody tells what was
 * answered: the way by hand is there to be opened from the start, and opens by itself after a refusal.
 */
export function AllowAccess({ access, look, onSaid }: Props) {
  return (
    <div class="allow-access">
      <button
        type="button"
        class={`button primary ${look}`}
        data-action="allow-access"
        onClick={access.allow}
      >
        <Glyph name="check" />
        {say('popup_access_allow')}
      </button>
      {access.isRefused && <p class="refused">{say('popup_access_refused')}</p>}
      <details open={access.isRefused}>
        <summary>{say('popup_access_by_hand')}</summary>
        <ByHand onSaid={onSaid} />
      </details>
    </div>
  );
}
