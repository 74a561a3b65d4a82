import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { shortErrorName } from '../../src/popup/sentence';
import {
  type StatusWords,
  wordsForCertificate,
  wordsForPasswordProtect,
  wordsForSource,
} from '../../src/popup/words';
import {
  CERTIFICATE_CAUSES,
  CERTIFICATE_STATES,
  EVIDENCE_SOURCES,
} from '../../src/portal/certificate/status';
import { PASSWORD_PROTECT_SOURCES } from '../../src/portal/password-protect/evidence';
import { PASSWORD_PROTECT_STATES } from '../../src/portal/password-protect/status';
import type { MessageKey } from '../../src/shared/strings';

const languages: Record<string, Partial<Record<string, { message: string }>>> = {
  english,
  japanese,
};

function sentences(key: MessageKey): readonly string[] {
  return Object.values(languages).map((messages) => messages[key]?.message ?? '');
}

function expectToBeSaid({ headline, meaning, step }: StatusWords): void {
  const keys = meaning === null ? [headline, step] : [headline, meaning, step];
  for (const sentence of keys.flatMap(sentences)) expect(sentence).not.toBe('');
}

const pairs = CERTIFICATE_STATES.flatMap((state) =>
  CERTIFICATE_CAUSES.map((cause) => ({ state, cause })),
);

/** Which state each cause was made for; the popup's table is checked against this one. */
const OWN_CAUSES = {
  accepted: ['answered', 'sign-in-asked', 'sign-in-failed'],
  choose: ['not-chosen', 'choice-failed', 'choice-awaited'],
  refused: [
    'no-certificate',
    'closed',
    'expired',
    'revoked',
    'other-issuer',
    'http-none',
    'http-invalid',
    'http-refused',
    'forbidden',
  ],
  'key-unavailable': ['private-key', 'key-failed'],
  'server-untrusted': ['server-date', 'server-name', 'server-issuer', 'server-certificate'],
  unreachable: [
    'tls-version',
    'proxy',
    'name',
    'network',
    'timed-out',
    'portal-down',
    'portal-silent',
    'blocked-by-extension',
    'blocked-by-policy',
  ],
  offline: ['no-network'],
  unknown: ['no-evidence', 'no-access', 'other'],
} as const;

describe('words for the certificate', () => {
  it.each(pairs)('$state by $cause has words in both languages', (status) => {
    expectToBeSaid(wordsForCertificate(status, false));
    expectToBeSaid(wordsForCertificate(status, true));
  });

  it('are different for every cause', () => {
    const own = Object.entries(OWN_CAUSES).flatMap(([state, causes]) =>
      causes.map((cause) => {
        const known = CERTIFICATE_STATES.find((candidate) => candidate === state);
        if (known === undefined) throw new Error(state);
        return wordsForCertificate({ state: known, cause }, false);
      }),
    );
    expect(own).toHaveLength(CERTIFICATE_CAUSES.length);
    expect(new Set(own.map(({ headline }) => headline)).size).toBe(CERTIFICATE_CAUSES.length);
    expect(new Set(own.map(({ step }) => step)).size).toBe(CERTIFICATE_CAUSES.length);
  });

  it("follow the state when the cause is another state's", () => {
    const mixed = wordsForCertificate({ state: 'refused', cause: 'answered' }, false);
    expect(mixed).toEqual(
      wordsForCertificate({ state: 'refused', cause: 'no-certificate' }, false),
    );
  });

  it('speak of the past and ask for a check once they are old', () => {
    const status = { state: 'accepted', cause: 'answered' } as const;
    expect(wordsForCertificate(status, true)).toMatchObject({
      headline: 'popup_certificate_answered_old_headline',
      step: 'popup_old_step',
    });
  });

  it.each(CERTIFICATE_STATES)('%s has a sign of its own', (state) => {
    const signs = CERTIFICATE_STATES.map(
      (each) => wordsForCertificate({ state: each, cause: 'no-evidence' }, false).glyph,
    );
    const { glyph } = wordsForCertificate({ state, cause: 'no-evidence' }, false);
    expect(signs.filter((sign) => sign === glyph)).toHaveLength(1);
  });

  it('say "installed" or "found" of no certificate: no extension can see that', () => {
    const claims = Object.entries(english)
      .filter(([key]) => /^popup_certificate_.*_(?:headline|meaning)$/.test(key))
      .filter(([, { message }]) =>
        /certificate (?:is|was) (?:not )?(?:installed|found)/i.test(message),
      );
    expect(claims).toEqual([]);
  });
});

describe('words for Password Protect', () => {
  it.each(PASSWORD_PROTECT_STATES)('%s has words in both languages', (state) => {
    for (const certificate of CERTIFICATE_STATES) {
      expectToBeSaid(wordsForPasswordProtect({ state }, certificate, false));
      expectToBeSaid(wordsForPasswordProtect({ state }, certificate, true));
    }
  });

  it('do not ask for a check in vain while the portal does not open', () => {
    const stepAt = (certificate: 'accepted' | 'refused') =>
      wordsForPasswordProtect({ state: 'unknown' }, certificate, false).step;
    expect(stepAt('accepted')).toBe('popup_password_protect_unknown_step');
    expect(stepAt('refused')).toBe('popup_password_protect_unknown_step_after');
  });
});

describe('words for the source', () => {
  it.each([...EVIDENCE_SOURCES, ...PASSWORD_PROTECT_SOURCES, null])(
    '%s has a place for the age',
    (source) => {
      for (const sentence of sentences(wordsForSource(source))) expect(sentence).toContain('$1');
    },
  );
});

describe('the quoted button', () => {
  it.each(Object.entries(languages))(
    '%s: sentences call the button what it is called',
    (_, messages) => {
      const button = messages.popup_check?.message ?? '?';
      for (const key of [
        'popup_old_step',
        'popup_seen_check',
        'popup_check_failed',
        'popup_look_check_on',
        'popup_look_check_off',
        'popup_notice_doubted_step',
        'popup_notice_pending_step',
      ]) {
        expect(messages[key]?.message).toContain(button);
      }
    },
  );
});

describe('the quoted words of access', () => {
  it.each(Object.entries(languages))(
    '%s: the step calls the button what it is called',
    (_, said) => {
      expect(said.popup_step_allow_access?.message).toContain(said.popup_access_allow?.message);
    },
  );

  // As Chromium 156 and Firefox 153 show them, in English and Japanese.
  it.each([
    ['english', 'popup_access_by_hand_chrome', 'Site access'],
    ['japanese', 'popup_access_by_hand_chrome', '「サイトへのアクセス」'],
    ['english', 'popup_access_by_hand_firefox', '"Permissions and data"'],
    ['japanese', 'popup_access_by_hand_firefox', '「権限とデータ」'],
  ] as const)('%s: %s quotes %s', (language, key, label) => {
    expect(languages[language]?.[key]?.message).toContain(label);
  });
});

describe('shortErrorName', () => {
  it("takes what Firefox shows people, and leaves Chromium's alone", () => {
    const long =
      'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT)';
    expect(shortErrorName(long)).toBe('SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT');
    for (const name of ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'HTTP 400', 'NS_ERROR_NET_RESET']) {
      expect(shortErrorName(name)).toBe(name);
    }
  });
});
