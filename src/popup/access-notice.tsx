/** What the popup says of the access to the portal, above everything else. */
import { say } from '../shared/strings';
import { AllowAccess } from './allow-access';
import { Glyph } from './glyph';
import { useFocus } from './use-focus';
import type { PortalAccess } from './use-portal-access';

interface MissingProps {
  readonly access: PortalAccess;
  /** Something is shown of Password Protect, which nobody follows now. */
  readonly showsProtect: boolean;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

/** That there is no access: what does not work, that nothing is lost, and the way to get it back. */
export function AccessMissing({ access, showsProtect, onSaid }: MissingProps) {
  return (
    <section class="card" data-tone="warning" data-notice="access" aria-labelledby="access">
      <span class="sign">
        <Glyph name="shield" />
      </span>
      <div class="about">
        <h2 id="access">{say('popup_access_label')}</h2>
        <span class="hint">{say('popup_access_hint')}</span>
      </div>
      <p class="headline">{say('popup_access_headline')}</p>
      <p>{say('popup_access_text')}</p>
      {showsProtect && <p>{say('popup_access_protect')}</p>}
      <AllowAccess access={access} look="" onSaid={onSaid} />
    </section>
  );
}

/** That there is access again, and that pages which are open do not know. */
export function AccessAllowed({ takesFocus }: { readonly takesFocus: boolean }) {
  return (
    <p
      class="notice"
      data-tone="note"
      data-notice="access"
      tabIndex={-1}
      ref={useFocus<HTMLParagraphElement>(takesFocus)}
    >
      <Glyph name="info" />
      <span>{say('popup_access_allowed')}</span>
    </p>
  );
}
