/** The ways into the portal. */
import type { TargetedMouseEvent } from 'preact';
import { PORTAL_URL } from '../portal/links';
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { openPage, openPortal } from './open-tab';

interface Props {
  /** Where the User Info page is; null when that is not known. */
  readonly userInfoUrl: string | null;
  /** An address could not be opened. */
  readonly onFailure: (url: string) => void;
}

/** "Open the portal" and, once its address is known, "Open User Info". */
export function PortalLinks({ userInfoUrl, onFailure }: Props) {
  // Real links, so that the middle button, the keyboard and the context menu do what they do
  // everywhere; only the plain press first looks for an open tab.
  const opening =
    (url: string, open: (url: string) => Promise<void>) =>
    (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(url).then(
        () => window.close(),
        () => onFailure(url),
      );
    };
  return (
    <div class="ways-in">
      <a
        class="button primary"
        href={PORTAL_URL}
        target="_blank"
        rel="noreferrer"
        data-action="open-portal"
        onClick={opening(PORTAL_URL, openPortal)}
      >
        <Glyph name="open" />
        {say('popup_open_portal')}
      </a>
      {userInfoUrl !== null && (
        <a
          class="button"
          href={userInfoUrl}
          target="_blank"
          rel="noreferrer"
          data-action="open-user-info"
          onClick={opening(userInfoUrl, openPage)}
        >
          {say('popup_open_user_info')}
        </a>
      )}
    </div>
  );
}
