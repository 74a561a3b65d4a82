/**
 * Asks for all that is remembered, and whether the extension may see the portal. To be imported first: the answer is under way while the rest of the
 * popup is evaluated, and two questions are answered sooner than one for each item.
 */
import { browser, type Storage } from '../shared/browser';
import { maySeePortal } from '../shared/portal-access';

// A change after the reading must not be missed. It is told from here on to the listeners of its own
// day: they are added in the same task, by what is drawn first.
browser.storage.onChanged.addListener(() => undefined);

/** What each area holds, or the reason why it could not be read. */
export const firstReading: Readonly<
  Record<'local' | 'session', ReturnType<Storage.StorageArea['get']>>
> = {
  local: browser.storage.local.get(null),
  session: browser.storage.session.get(null),
};

/** Whether the extension may see the portal. */
export const firstAccess: Promise<boolean> = maySeePortal();
