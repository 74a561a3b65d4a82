/** Remembers where the User Info page is, and which Password Protect setting it showed. */
import { isPortalUrl } from '../portal/links';
import { change, postedTabsItem, read, userInfoItem, userInfoSessionItem } from '../shared/storage';
import { recordPasswordProtect, recordVisit } from './record-evidence';
import { showsAnswer } from './track-update';

/** A query or a path parameter may name a session or a person. */
const MAY_NAME_A_SESSION = /[?;]/;

/** The one that is known last counts; an address that may name a session is kept in memory only. */
async function rememberAddress(address: string): Promise<void> {
  const url = new URL(address);
  url.hash = '';
  const isPrivate = MAY_NAME_A_SESSION.test(url.href);
  const keep = (item: typeof userInfoItem, value: string | null) =>
    change(item, (page) => (page.url === value ? page : { url: value }));
  await keep(userInfoItem, isPrivate ? null : url.href);
  await keep(userInfoSessionItem, isPrivate ? url.href : null);
}

/** Notes whether a tab's page is the answer to a posted form. */
export async function notePosted(tabId: number, isPosted: boolean): Promise<void> {
  await change(postedTabsItem, (tabs) => {
    if (tabs.includes(tabId) === isPosted) return tabs;
    return isPosted ? [...tabs, tabId] : tabs.filter((tab) => tab !== tabId);
  });
}

/** A recognised User Info page. */
export interface SeenUserInfo {
  readonly tabId: number;
  /** 0 is the tab's own page; a frame's address must not be opened by itself. */
  readonly frameId: number;
  readonly url: string | undefined;
  /** The setting that it showed as saved. */
  readonly passwordProtect: 'on' | 'off' | null;
  /** Whose it is: a mark of the e-Parcel ID; null when the page shows none. */
  readonly account: number | null;
  /** When the portal sent it, in milliseconds since 1970. */
  readonly loadedAt: number;
}

/** Takes note of a recognised User Info page. */
export async function noteUserInfo(page: SeenUserInfo): Promise<void> {
  // The answer to an Update may show this form again, with what was typed rather than saved.
  if (await showsAnswer(page)) return;
  await recordVisit('userInfoAt');
  const posted = await read(postedTabsItem);
  if (page.frameId === 0 && isPortalUrl(page.url) && !posted.includes(page.tabId)) {
    await rememberAddress(page.url);
  }
  if (page.passwordProtect !== null) {
    // What it shows was so when it was sent, however long it has been open.
    const at = Math.min(Math.round(page.loadedAt), Date.now());
    const state = page.passwordProtect;
    await recordPasswordProtect({ state, source: 'user-info', at }, page.account);
  }
}
