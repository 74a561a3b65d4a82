/** Forgets what a person wants forgotten. */
import { forgetPasswordProtect } from '../portal/password-protect/record';
import type { Forgettable } from '../shared/protocol';
import {
  accessItem,
  certificateBeforeItem,
  certificateItem,
  change,
  clockItem,
  expiryItem,
  guideItem,
  pageMapsItem,
  passwordProtectItem,
  reset,
  signInsItem,
  updatesItem,
  userInfoItem,
  userInfoSessionItem,
  visitItem,
} from '../shared/storage';

type Forgotten = Exclude<Forgettable, 'everything'>;

const FORGET: Readonly<Record<Forgotten, () => readonly Promise<unknown>[]>> = {
  certificate: () => [reset(certificateItem), reset(certificateBeforeItem)],
  'password-protect': () => [
    change(passwordProtectItem, () => forgetPasswordProtect(Date.now())),
    // That somebody was asked to sign in is the browser's, and stays so until it is closed.
    change(signInsItem, (signIns) => ({ ...signIns, open: [] })),
    reset(updatesItem),
  ],
  clock: () => [reset(clockItem)],
  expiry: () => [reset(expiryItem)],
  'user-info': () => [reset(userInfoItem), reset(userInfoSessionItem)],
  'page-maps': () => [reset(pageMapsItem)],
  visit: () => [reset(visitItem), reset(guideItem), reset(accessItem)],
};

/** @returns when it is forgotten; rejects when some of it could not be */
export async function forget(what: Forgettable): Promise<void> {
  const all = what === 'everything' ? Object.values(FORGET) : [FORGET[what]];
  await Promise.all(all.flatMap((forgetOne) => forgetOne()));
}
