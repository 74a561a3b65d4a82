/**
 * The recogniser by itself, for whoever has a document and no extension: tests in a browser, saved
 * pages, the bench. `npm run build:recogniser` makes one file of it; docs/recognition.md tells how it
 * is used. It asks nothing of the network and of no extension API, and leaves the page as it is.
 */
import { version as packageVersion } from '../../package.json';
import { isPortalUrl } from './links';

export { findPasswordPairs } from './recognition/password-pairs';
/**
 * Looks for User Info in a document. It does not ask where the document came from: that is
 * {@link isPortal}, and on a live page both have to say yes.
 */
export { recogniseUserInfo } from './recognition/recognise';
export type {
  Doubt,
  Part,
  Reason,
  RecogniseOptions,
  Recognition,
  UserInfoParts,
} from './recognition/recognition';

/** The version of the assistant that this recogniser is part of. */
export const version: string = packageVersion;

/**
 * The host gate: whether an address is a page of the portal. Exactly its host, and https only.
 * @param url an absolute address; anything else is not of the portal
 */
export function isPortal(url: string): boolean {
  try {
    // Spelled as a browser spells it: host in lower case, no default port, a slash after it.
    return isPortalUrl(new URL(url).href);
  } catch {
    return false;
  }
}
