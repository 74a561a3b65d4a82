/** What the popup says of Password Protect, in words: every branch, in both languages. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { viewHistory } from '../../src/popup/protect/history-rows';
import { LESS, wordsForLook } from '../../src/popup/protect-looks';
import { noticeOf, type ProtectNotice } from '../../src/popup/protect-notice';
import { sayNotice } from '../../src/popup/protect-notice-words';
import { reportPasswordProtect } from '../../src/popup/report-password-protect';
import { sayWhen, sayWhile } from '../../src/popup/say-when';
import { saySince } from '../../src/popup/since';
import {
  PASSWORD_PROTECT_CHOICES,
  PASSWORD_PROTECT_SOURCES,
  type PasswordProtectEvidence,
} from '../../src/portal/password-protect/evidence';
import { NOTHING_SEEN, type PasswordProtectRecord } from '../../src/portal/password-protect/record';
import type { SignInView } from '../../src/portal/password-protect/sign-in';
import { statusOf } from '../../src/portal/password-protect/status';
import type { MessageKey } from '../../src/shared/strings';

vi.mock('../../src/shared/strings', async () => {
  const { default: messages } = await import('../../public/_locales/en/messages.json');
  return {
    say: (key: MessageKey, ...values: readonly string[]) =>
      messages[key].message.replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? ''),
  };
});

/** Noon of this computer: what is said is in its own time. */
const NOW = new Date(2026, 5, 15, 12).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const setting = { now: NOW, language: 'en' };

const piece = (
  state: PasswordProtectEvidence['state'],
  source: PasswordProtectEvidence['source'],
  minutesAgo: number,
): PasswordProtectEvidence => ({ state, source, at: NOW - minutesAgo * MINUTE, account: null });
const statusWith = (
  seen: readonly PasswordProtectEvidence[],
  more: Partial<PasswordProtectRecord> = {},
) => statusOf({ ...NOTHING_SEEN, seen, ...more }, NOW);

/** A space of any kind: browsers differ in which they put between time and AM. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

const none: SignInView = { kind: 'none' };
const asked: SignInView = { kind: 'asked', at: NOW };
const failed: SignInView = { kind: 'failed', at: NOW, times: 2 };

const switchedOn = [piece('on', 'sign-in-asked', 5), piece('off', 'user-info', 8)];
const doubted = [piece('off', 'user-info', 1), piece('on', 'sign-in-asked', 5)];

describe('the notice', () => {
  it('is none where nothing is to be said', () => {
    expect(noticeOf(statusWith([piece('on', 'check', 5)]), none, false, NOW)).toBeNull();
    expect(noticeOf(undefined, none, false, NOW)).toBeNull();
  });

  it('is the most urgent one', () => {
    const all = statusWith([piece('off', 'user-info', 1), ...switchedOn], {
      passwordChangedAt: NOW - MINUTE,
    });
    expect(noticeOf(all, failed, true, NOW)?.kind).toBe('failed');
    expect(noticeOf(all, asked, true, NOW)?.kind).toBe('asked');
    expect(noticeOf(all, none, true, NOW)?.kind).toBe('changed');
    expect(noticeOf(all, none, false, NOW)?.kind).toBe('doubted');
    expect(noticeOf({ ...all, doubt: null }, none, false, NOW)?.kind).toBe('new-password');
    const sent = { state: 'off', at: NOW - MINUTE } as const;
    const pending = statusWith(switchedOn, { sent: [sent] });
    expect(noticeOf(pending, none, false, NOW)).toEqual({ kind: 'pending', sent });
    expect(noticeOf({ ...pending, passwordChangedAt: NOW }, none, false, NOW)?.kind).toBe(
      'new-password',
    );
  });

  it('of a sign-in needs no status', () => {
    expect(noticeOf(undefined, failed, false, NOW)).toMatchObject({ kind: 'failed', times: 2 });
  });

  it('does not doubt what was seen last of all', () => {
    const agreed = statusWith([piece('on', 'user-info', 0), ...doubted]);
    expect(noticeOf(agreed, none, false, NOW)).toBeNull();
  });

  it('tells of an Update before anything was seen', () => {
    const sent = { state: 'on', at: NOW - MINUTE } as const;
    expect(noticeOf(statusWith([], { sent: [sent] }), none, false, NOW)?.kind).toBe('pending');
  });

  it.each([
    [0, false],
    [20, false],
    [21, true],
  ])('waits for the portal’s answer: %i s after an Update: %s', (seconds, isSaid) => {
    const status = statusWith([], { sent: [{ state: 'on', at: NOW - seconds * 1_000 }] });
    expect(noticeOf(status, none, false, NOW)?.kind === 'pending').toBe(isSaid);
  });
});

function sayOf(notice: ProtectNotice | null) {
  if (notice === null) throw new Error('no notice');
  return sayNotice(notice, setting);
}
const message = (key: MessageKey): string => english[key].message;

describe('the words of the notice', () => {
  it('a failed sign-in: what was wanted, either reason, the code', () => {
    const words = sayOf(noticeOf(undefined, failed, false, NOW));
    expect(words).toMatchObject({ tone: 'warning', code: 'C12' });
    expect(words.texts).toContain(message('popup_notice_failed_wanted'));
    expect(words.texts).toContain(message('popup_notice_failed_either'));
    expect(words.step).toBe(message('popup_notice_failed_step'));
  });

  it.each([
    [2, false],
    [3, true],
    [7, true],
  ])('asked %i times, which is said: %s; either reason always', (times, isOften) => {
    const { texts } = sayOf(noticeOf(undefined, { kind: 'failed', at: NOW, times }, false, NOW));
    const [reason = ''] = texts.filter((text) => /wrong/.test(text));
    expect(reason.includes(`asked ${times} times`)).toBe(isOften);
    expect(reason).toMatch(/cancelled, or ID or password was wrong/);
  });

  it.each([
    [asked, 'popup_notice_asked_new_step'],
    [failed, 'popup_notice_new_password_step'],
  ] as const)('the password was changed: the old one is filled in (%o)', (view, key) => {
    const status = statusWith([piece('on', 'check', 5)], { passwordChangedAt: NOW - MINUTE });
    const { step } = sayOf(noticeOf(status, view, false, NOW));
    expect(step).toBe(message(key));
    expect(step).toContain(message('popup_notice_new_password_step'));
  });

  it.each([asked, failed])(
    'news: why anybody is asked, in place of how it stands ($kind)',
    (view) => {
      const { texts } = sayOf(noticeOf(statusWith(switchedOn), view, true, NOW));
      expect(texts).toContain(message('popup_notice_asked_news'));
      expect(texts).not.toContain(message('popup_notice_asked_text'));
      expect(texts).not.toContain(message('popup_notice_failed_either'));
      expect(texts.includes(message('popup_notice_failed_wanted'))).toBe(view.kind === 'failed');
    },
  );

  it('a sign-in that is asked for: what to do where no window is to be seen', () => {
    const button = message('popup_open_portal');
    expect(sayOf(noticeOf(undefined, asked, false, NOW)).step).toContain(`Press ${button}.`);
    const status = statusWith([piece('on', 'check', 5)], { passwordChangedAt: NOW - MINUTE });
    expect(sayOf(noticeOf(status, asked, false, NOW)).step).toContain(`Press ${button}.`);
  });

  it('a change: what was seen before and then, with times, and what to do', () => {
    const words = sayOf(noticeOf(statusWith(switchedOn), none, true, NOW));
    expect(words.headline).toBe(message('popup_notice_changed_on'));
    expect(words.looks.map(({ when, text }) => `${plain(when)} ${text}`)).toEqual([
      '11:52 AM User Info showed “No”',
      '11:55 AM The portal asked for a password',
    ]);
    expect(words.step).toBe(message('popup_notice_changed_on_step'));
    const off = statusWith([piece('off', 'check', 1), piece('on', 'check', 9)]);
    expect(sayOf(noticeOf(off, none, true, NOW))).toMatchObject({
      headline: message('popup_notice_changed_off'),
      step: message('popup_notice_changed_off_step'),
    });
  });

  it('a doubt: both, older first, and why the newer counts less', () => {
    const words = sayOf(noticeOf(statusWith(doubted), none, false, NOW));
    expect(words.looks.map(({ text }) => text)).toEqual([
      message('popup_look_asked'),
      message('popup_look_user_info_off'),
    ]);
    expect(words.texts).toEqual([message('popup_less_user_info')]);
  });

  it('a new password and an Update that may not be saved: when', () => {
    const changed = statusWith([piece('on', 'check', 5)], { passwordChangedAt: NOW - MINUTE });
    expect(plain(sayOf(noticeOf(changed, none, false, NOW)).headline)).toContain('(11:59 AM)');
    for (const state of PASSWORD_PROTECT_CHOICES) {
      const pending = statusWith([], { sent: [{ state, at: NOW - MINUTE }] });
      const [text] = sayOf(noticeOf(pending, none, false, NOW)).texts;
      expect(plain(text ?? '')).toContain(`You sent “${state === 'on' ? 'Yes' : 'No'}” (11:59 AM)`);
    }
  });
});

describe('the words of a piece of evidence', () => {
  const languages = [english, japanese];
  const pieces = PASSWORD_PROTECT_CHOICES.flatMap((state) =>
    [...PASSWORD_PROTECT_SOURCES, null].map((source) => ({ state, source })),
  );

  it.each(pieces)('$state by $source is said in both languages', ({ state, source }) => {
    for (const messages of languages) {
      expect(messages[wordsForLook(state, source)].message).not.toBe('');
    }
  });

  it('never say the contrary of it', () => {
    for (const source of [...PASSWORD_PROTECT_SOURCES, null]) {
      expect(wordsForLook('on', source)).not.toBe(wordsForLook('off', source));
    }
  });

  it.each(PASSWORD_PROTECT_SOURCES)('%s that counts less has a reason', (source) => {
    for (const messages of languages) expect(messages[LESS[source]].message).not.toBe('');
  });
});

describe('since when', () => {
  const since = (seen: readonly PasswordProtectEvidence[]) => {
    const said = saySince(statusWith(seen), NOW, 'en');
    return said === null ? null : plain(said);
  };

  it('is not said twice where there is one look', () => {
    expect(since([piece('on', 'check', 5)])).toBeNull();
    expect(since([])).toBeNull();
  });

  it('is to the minute where the person did it', () => {
    const update = [piece('on', 'update', 5), piece('off', 'check', 9)];
    expect(since(update)).toBe('On since 11:55 AM');
    expect(since([piece('off', 'update', 5), piece('on', 'check', 9)])).toBe('Off since 11:55 AM');
  });

  it('is a bound where it was sent, and the portal’s answer was not understood', () => {
    const seen = [piece('on', 'user-info', 5), piece('off', 'check', 9)];
    const status = statusWith(seen, { sent: [{ state: 'on', at: NOW - 7 * MINUTE }] });
    expect(status.change?.isOwn).toBe(true);
    expect(plain(saySince(status, NOW, 'en') ?? '')).toBe('On since 11:55 AM at the latest');
  });

  it('is a bound where it was only seen', () => {
    expect(since(switchedOn)).toBe('On since 11:55 AM at the latest');
    const off = [piece('off', 'check', 5), piece('off', 'check', (3 * DAY) / MINUTE)];
    expect(since(off)).toBe('Off since Jun 12, 12:00 PM at the latest');
  });
});

describe('moments', () => {
  it.each([
    [NOW, '12:00 PM'],
    [NOW - DAY, 'Jun 14, 12:00 PM'],
    [NOW - 400 * DAY, 'May 11, 2025'],
    [Number.MAX_VALUE, ''],
  ])('%d is said as precisely as is useful', (at, text) => {
    expect(plain(sayWhen(at, NOW, 'en'))).toBe(text);
  });

  it('are put together to a span', () => {
    expect(plain(sayWhile(NOW - 5 * MINUTE, NOW, NOW, 'en'))).toBe('11:55 AM – 12:00 PM');
    expect(sayWhile(NOW, Number.MAX_VALUE, NOW, 'en')).toBe('');
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (from, to) => {
        const [first, last] = from < to ? [from, to] : [to, from];
        expect(typeof sayWhile(first, last, NOW, 'ja')).toBe('string');
      }),
    );
  });
});

describe('the history', () => {
  const entry = (evidence: PasswordProtectEvidence, isOutweighed = false) => ({
    evidence,
    isOutweighed,
  });

  it('puts the same, seen again and again, into one row', () => {
    const { rows } = viewHistory(
      [
        entry(piece('on', 'check', 1)),
        entry(piece('on', 'check', 2)),
        entry(piece('on', 'sign-in-asked', 3)),
        entry(piece('on', 'check', 4)),
        entry(piece('off', 'user-info', 5)),
        entry(piece('off', 'user-info', 6), true),
      ],
      null,
    );
    expect(rows.map(({ source, from, to }) => [source, (NOW - from) / MINUTE, (NOW - to) / MINUTE]))
      // From the first to the last time that it was seen so.
      .toEqual([
        ['check', 2, 1],
        ['sign-in-asked', 3, 3],
        ['check', 4, 4],
        ['user-info', 5, 5],
        ['user-info', 6, 6],
      ]);
  });

  it('leaves out what is older than twelve rows, and the start with it', () => {
    const alternating = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        entry(piece(index % 2 === 0 ? 'on' : 'off', 'check', index)),
      );
    const start = { at: 1, why: 'account' } as const;
    expect(viewHistory(alternating(12), start)).toMatchObject({ older: 0, start });
    expect(viewHistory(alternating(15), start)).toMatchObject({ older: 3, start: null });
  });

  it('has no start where nothing was seen since', () => {
    expect(viewHistory([], { at: 1, why: 'forgotten' }).start).toBeNull();
  });

  it('keeps every piece, in order, whatever they are', () => {
    const pieces = fc.array(
      fc.record({
        evidence: fc.record({
          state: fc.constantFrom(...PASSWORD_PROTECT_CHOICES),
          source: fc.constantFrom(...PASSWORD_PROTECT_SOURCES),
          at: fc.nat(),
          account: fc.constant(null),
        }),
        isOutweighed: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (unordered) => {
        const history = [...unordered].sort((one, other) => other.evidence.at - one.evidence.at);
        const { rows, older } = viewHistory(history, null);
        expect(rows.length).toBeLessThanOrEqual(12);
        expect(rows.every(({ from, to }) => from <= to)).toBe(true);
        for (const [index, row] of rows.entries()) {
          expect(row.to).toBeLessThanOrEqual(rows[index - 1]?.from ?? Number.POSITIVE_INFINITY);
        }
        expect(rows[0]?.to).toBe(history[0]?.evidence.at);
        if (older === 0) expect(rows.at(-1)?.from).toBe(history.at(-1)?.evidence.at);
      }),
    );
  });
});

describe('the report', () => {
  it('has nothing to tell, or could not read it', () => {
    expect(reportPasswordProtect(undefined, none)).toEqual(['Password Protect: unreadable']);
    expect(reportPasswordProtect(statusWith([]), none)).toEqual([
      'Password Protect: unknown; from nothing, never',
    ]);
  });

  it('tells of everything, and of the last five looks', () => {
    const at = (minutesAgo: number) => new Date(NOW - minutesAgo * MINUTE).toISOString();
    const status = statusWith(
      [
        piece('off', 'user-info', 1),
        piece('on', 'check', 2),
        piece('on', 'sign-in-asked', 5),
        piece('off', 'user-info', 8),
        piece('off', 'check', 9),
        piece('off', 'served', 10),
      ],
      { passwordChangedAt: NOW - 3 * MINUTE, sent: [{ state: 'off', at: NOW }] },
    );
    expect(reportPasswordProtect(status, { kind: 'failed', at: NOW, times: 4 })).toEqual([
      `Password Protect: on; from check, ${at(2)}; since ${at(5)}`,
      `  changed (not an Update here): off by user-info, ${at(8)}; then on by sign-in-asked, ${at(5)}`,
      `  in doubt: off by user-info, ${at(1)}`,
      `  sent, not confirmed: off, ${at(0)}`,
      `  new password: ${at(3)}`,
      `  seen off by user-info, ${at(1)} (outweighed)`,
      `  seen on by check, ${at(2)}`,
      `  seen on by sign-in-asked, ${at(5)}`,
      `  seen off by user-info, ${at(8)}`,
      `  seen off by check, ${at(9)}`,
      `Sign-in: asked 4 times, ${at(0)}`,
    ]);
  });

  it('tells of the person’s own Update, and of a sign-in that is asked for', () => {
    const own = statusWith([piece('on', 'update', 1), piece('off', 'check', 2)]);
    const lines = reportPasswordProtect(own, asked);
    expect(lines[1]).toContain('changed (own Update)');
    expect(lines.at(-1)).toBe(`Sign-in: asked once, ${new Date(NOW).toISOString()}`);
  });
});
