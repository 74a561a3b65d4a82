/** Remembers where the User Info page is, and which Password Protect setting it showed. */
import { isPortalUrl } from '../portal/links';
import { change, userInfoItem, userInfoSessionItem } from '../shared/storage';
import { recordPasswordProtect } from './record-evidence';
import { showsAnswer } from './track-update';

/** A query may name a session or a person, so an address that has one is kept in memory only. */
async function rememberAddress(address: string): Promise<void> {
  const url = new URL(address);
  url.hash = '';
  await change(url.search === '' ? userInfoItem : userInfoSessionItem, (page) =>
    page.url === url.href ? page : { url: url.href },
  );
}

/**
 * Takes note of a recognised User Info page.
 * @param page.url its address, or undefined where it must not be opened by itself (a frame)
 */
export async function noteUserInfo(page: {
  readonly tabId: number;
  readonly url: string | undefined;
  readonly passwordProtect: 'on' | 'off' | null;
}): Promise<void> {
  // The answer to an Update may show this form again, with what was typed rather than saved, and
  // its address may be one that only takes posted forms.
  if (await showsAnswer(page.tabId)) return;
  if (isPortalUrl(page.url)) await rememberAddress(page.url);
  if (page.passwordProtect !== null) {
    await recordPasswordProtect({
      state: page.passwordProtect,
      source: 'user-info',
      at: Date.now(),
    });
  }
}
