/** The ways into the portal. */
import { PORTAL_URL } from '../portal/links';
import { PortalLink } from './portal-link';
import type { PortalWay } from './portal-way';

interface Props {
  /** Where the User Info page is; null when that is not known. */
  readonly userInfoUrl: string | null;
  /** How the portal is gone to. */
  readonly way: PortalWay;
  /** The portal is what to press next; else something else comes first. */
  readonly isMain: boolean;
  /** An address could not be opened. */
  readonly onFailure: (url: string) => void;
}

/** "Open the portal" and, once its address is known, "Open User Info". */
export function PortalLinks({ userInfoUrl, way, isMain, onFailure }: Props) {
  return (
    <div class="ways-in">
      <PortalLink
        kind="portal"
        url={PORTAL_URL}
        way={way}
        look={isMain ? 'primary' : ''}
        onFailure={onFailure}
      />
      {userInfoUrl !== null && (
        <PortalLink kind="user-info" url={userInfoUrl} look="" onFailure={onFailure} />
      )}
    </div>
  );
}
