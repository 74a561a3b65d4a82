/** The portal and the operator's public pages (source: the published guide and the operator's site). */

/** The portal's host. Beside it only the operator's public site is ever asked, once, by a check. */
export const PORTAL_HOST = 'secure.e-parcel.ne.jp';

/** The portal's origin, without a slash at the end. */
export const PORTAL_ORIGIN = `https://${PORTAL_HOST}`;

/** Where the portal opens. */
export const PORTAL_URL = `${PORTAL_ORIGIN}/`;

/** Match pattern of every page of the portal, as `manifest.json` grants it. */
export const PORTAL_PATTERN = `${PORTAL_ORIGIN}/*`;

/** The operator's public pages that the popup links to. */
export const OPERATOR_PAGES = {
  editUserInfo: 'https://www.e-parcel.ne.jp/epweb/EN/FAQ/answer4-2.php',
  forgottenPassword: 'https://www.e-parcel.ne.jp/epweb/EN/FAQ/answer8.php',
  serviceSite: 'https://www.e-parcel.ne.jp/',
} as const;

/**
 * A page of the operator's public site that a check asks for, to tell "the portal is down" from "the
 * network is": one that is known to exist, so that it answers by itself.
 */
export const PUBLIC_PAGE = OPERATOR_PAGES.forgottenPassword;

/**
 * Tells whether an address is a page of the portal.
 * @param url an absolute address; anything that is not one is not of the portal
 */
export function isPortalUrl(url: string | undefined): url is string {
  if (url === undefined) return false;
  return url === PORTAL_ORIGIN || url.startsWith(PORTAL_URL);
}
