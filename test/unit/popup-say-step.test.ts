import { expect, it, vi } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { STEP_TEXTS } from '../../src/popup/guide-words';
import { sayStep } from '../../src/popup/say-step';
import { wordsForCertificate, wordsForPasswordProtect } from '../../src/popup/words';
import { CERTIFICATE_CAUSES, meaningOf } from '../../src/portal/certificate/status';
import { PASSWORD_PROTECT_STATES } from '../../src/portal/password-protect/status';
import type { MessageKey } from '../../src/shared/strings';

vi.mock('../../src/shared/strings', () => ({
  say: (key: string, ...substitutions: readonly string[]) => [key, ...substitutions].join(' '),
}));

const languages: readonly Readonly<Record<MessageKey, { readonly message: string }>>[] = [
  english,
  japanese,
];

const steps: readonly MessageKey[] = [
  ...Object.values(STEP_TEXTS),
  ...CERTIFICATE_CAUSES.map(
    (cause) => wordsForCertificate({ state: meaningOf(cause).state, cause }, false).step,
  ),
  ...PASSWORD_PROTECT_STATES.map(
    (state) => wordsForPasswordProtect({ state }, 'accepted', false).step,
  ),
  'popup_old_step',
  'popup_unreadable_step',
];

it.each([...new Set(steps)])(
  'gives %s the present exactly where its sentence has a place for it',
  (step) => {
    const said = sayStep(step, () => 'now');
    for (const messages of languages) {
      expect(said).toBe(messages[step].message.includes('$1') ? `${step} now` : step);
    }
  },
);
