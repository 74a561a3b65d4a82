/** The states of Password Protect in which the popup is drawn, as the extension keeps them. */
import type {
  PasswordProtectChoice,
  PasswordProtectEvidence,
  PasswordProtectSource,
} from '../../src/portal/password-protect/evidence';
import { NOTHING_SEEN, type PasswordProtectRecord } from '../../src/portal/password-protect/record';
import { NO_SIGN_INS, type SignIns } from '../../src/portal/password-protect/sign-in';

const MINUTE_MS = 60_000;

/** What is kept of it. */
export interface ProtectStage {
  readonly record: PasswordProtectRecord;
  readonly signIns: SignIns;
}

/** What is kept after one look at the setting, at a moment in milliseconds since 1970. */
export const seenOnce = (
  state: PasswordProtectChoice,
  at: number,
  source: PasswordProtectSource,
): PasswordProtectRecord => ({
  ...NOTHING_SEEN,
  seen: [{ state, source, at, account: null }],
});

/**
 * Everything that the popup's notice may say, the most urgent first, and a long history last.
 * @param now the present, in milliseconds since 1970
 */
export function protectStages(now: number): readonly ProtectStage[] {
  const seen = (
    state: PasswordProtectChoice,
    source: PasswordProtectSource,
    minutesAgo: number,
  ): PasswordProtectEvidence => ({
    state,
    source,
    at: now - minutesAgo * MINUTE_MS,
    account: null,
  });
  const stage = (
    pieces: readonly PasswordProtectEvidence[],
    more: Partial<PasswordProtectRecord> = {},
    askings = 0,
  ): ProtectStage => {
    const at = now - MINUTE_MS;
    const asking = { tabId: 1, frameId: 0, firstAt: at, lastAt: at, times: askings };
    return {
      record: { ...NOTHING_SEEN, seen: pieces, ...more },
      signIns: askings === 0 ? NO_SIGN_INS : { isWhole: true, wasAsked: true, open: [asking] },
    };
  };
  const at = now - 2 * MINUTE_MS;
  return [
    stage([seen('on', 'sign-in-asked', 1)], {}, 2),
    stage([seen('on', 'sign-in-asked', 1)], {}, 4),
    stage([seen('on', 'sign-in-asked', 1)], {}, 1),
    stage([seen('on', 'sign-in-asked', 1), seen('off', 'user-info', 4)], {}, 4),
    stage([seen('on', 'sign-in-asked', 1), seen('off', 'user-info', 4)], {}, 1),
    stage([seen('on', 'sign-in-asked', 1), seen('off', 'user-info', 4)]),
    stage([seen('off', 'check', 1), seen('on', 'sign-in-asked', 2_880)]),
    stage([seen('off', 'user-info', 1), seen('on', 'sign-in-asked', 4)]),
    stage([seen('on', 'sign-in-asked', 4)], { passwordChangedAt: at }),
    stage([seen('off', 'user-info', 14)], { sent: [{ state: 'on', at }] }),
    stage(
      [
        seen('off', 'user-info', 3),
        seen('on', 'check', 5),
        seen('on', 'sign-in-asked', 1_500),
        seen('on', 'update', 4_000),
        seen('off', 'user-info', 4_002),
        seen('off', 'user-info', 6_000),
        seen('off', 'served', 9_000),
      ],
      { noticedAt: now, start: { at: now - 9_500 * MINUTE_MS, why: 'account' } },
    ),
  ];
}
