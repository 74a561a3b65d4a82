/** What the extension remembers, live. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { ClockStatus } from '../portal/certificate/clock';
import type { Expiry } from '../portal/certificate/expiry';
import type { CertificateStatus } from '../portal/certificate/status';
import type { PasswordProtectRecord } from '../portal/password-protect/record';
import type { SignIns } from '../portal/password-protect/sign-in';
import type { Visit } from '../portal/way-in';
import type { KeptPageMap } from '../shared/page-map-schema';
import {
  type AccessChange,
  accessItem,
  type CheckProgress,
  certificateItem,
  checkItem,
  clockItem,
  expiryItem,
  type GuideProgress,
  guideItem,
  pageMapsItem,
  passwordProtectItem,
  signInsItem,
  type UserInfoPage,
  userInfoItem,
  userInfoSessionItem,
  visitItem,
} from '../shared/storage';
import { follow, type Reader } from './follow-item';
import { within } from './within';

/** Longest wait for storage, in milliseconds. */
export const READ_LIMIT_MS = 2_000;

/** What was read so far; a part that could not be read is not there. */
interface Parts {
  readonly certificate?: CertificateStatus;
  readonly passwordProtect?: PasswordProtectRecord;
  readonly signIns?: SignIns;
  readonly check?: CheckProgress;
  readonly userInfo?: UserInfoPage;
  readonly userInfoInSession?: UserInfoPage;
  readonly clock?: ClockStatus;
  readonly expiry?: Expiry;
  readonly visit?: Visit;
  readonly guide?: GuideProgress;
  readonly pageMaps?: readonly KeptPageMap[];
  readonly access?: AccessChange;
}

/** What is remembered, and how the reading went; parts that come late replace `failed`. */
export interface Remembered extends Parts {
  readonly reading: 'under-way' | 'done' | 'failed';
}

/**
 * What the extension remembers; renders again whenever it changes.
 * @param readItem for the first reading, which counts from the first rendering on
 */
export function useRemembered(readItem: Reader): Remembered {
  const [remembered, setRemembered] = useState<Remembered>({ reading: 'under-way' });

  // Before the first frame, not after it: what is read in time for it is in it.
  useLayoutEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let present: Remembered = { reading: 'under-way' };
    const put = (part: Partial<Remembered>): void => {
      present = { ...present, ...part };
      // Parts say nothing before all are there: six times nothing need not be drawn.
      if (present.reading !== 'under-way' && !signal.aborted) setRemembered(present);
    };
    const all = Promise.all([
      follow(certificateItem, (certificate) => put({ certificate }), signal, readItem),
      follow(passwordProtectItem, (passwordProtect) => put({ passwordProtect }), signal, readItem),
      follow(signInsItem, (signIns) => put({ signIns }), signal, readItem),
      follow(checkItem, (check) => put({ check }), signal, readItem),
      follow(userInfoItem, (userInfo) => put({ userInfo }), signal, readItem),
      follow(
        userInfoSessionItem,
        (userInfoInSession) => put({ userInfoInSession }),
        signal,
        readItem,
      ),
      follow(clockItem, (clock) => put({ clock }), signal, readItem),
      follow(expiryItem, (expiry) => put({ expiry }), signal, readItem),
      follow(visitItem, (visit) => put({ visit }), signal, readItem),
      follow(guideItem, (guide) => put({ guide }), signal, readItem),
      follow(pageMapsItem, (pageMaps) => put({ pageMaps }), signal, readItem),
      follow(accessItem, (access) => put({ access }), signal, readItem),
    ]);
    const settle = (reading: Remembered['reading']) => (): void => {
      if (present.reading !== reading) put({ reading });
    };
    within(READ_LIMIT_MS, all).then(settle('done'), settle('failed'));
    // A late answer is better than the message that there is none.
    all.then(settle('done'), settle('failed'));
    return () => controller.abort();
  }, []);

  return remembered;
}
