// @vitest-environment jsdom
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import { ExpiryPage } from '../../src/popup/expiry/page';
import { READ_LIMIT_MS } from '../../src/popup/expiry/use-expiry';
import { FILE_LIMIT_MS } from '../../src/popup/expiry/use-picked-file';
import {
  CERTIFICATE_FILE_REFUSALS,
  type CertificateFile,
} from '../../src/portal/certificate-file/read-certificate-file';

type Listener = (changes: Record<string, { newValue: unknown }>, area: string) => void;

const fake = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  get: vi.fn<(key: string) => Promise<Record<string, unknown>>>(),
  listeners: new Set<Listener>(),
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
  readPickedFile: vi.fn<(file: Blob) => Promise<CertificateFile>>(),
}));

vi.mock('../../src/portal/certificate-file/read-picked-file', () => ({
  readPickedFile: fake.readPickedFile,
}));

vi.mock('../../src/shared/browser', async () => {
  const { default: messages } = await import('../../public/_locales/en/messages.json');
  const byKey: Partial<Record<string, { message: string }>> = messages;
  const i18n: Pick<Browser['i18n'], 'getMessage'> = {
    getMessage: (key, substitutions) => {
      const values = [substitutions ?? []].flat();
      const sentence = byKey[key]?.message ?? '';
      return sentence.replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? '');
    },
  };
  const { get, listeners, sendMessage } = fake;
  return {
    browser: {
      i18n,
      runtime: { sendMessage },
      storage: {
        local: { get },
        onChanged: {
          addListener: listeners.add.bind(listeners),
          removeListener: listeners.delete.bind(listeners),
        },
      },
    },
  };
});

const NOW = new Date(2026, 5, 15, 12).getTime();
const DAY = 24 * 60 * 60_000;
const NAME = '<img src=x onerror=alert(1)>';

const mine: Extract<CertificateFile, { kind: 'certificate' }> = {
  kind: 'certificate',
  certificate: {
    subject: `CN=${NAME}, O=Example`,
    issuer: 'CN=Issuer',
    commonName: NAME,
    notBefore: NOW - 10 * DAY,
    notAfter: NOW + 400 * DAY,
    isAuthority: false,
  },
  others: 0,
  hasPrivateKey: false,
};
const withDates = (notBefore: number, notAfter: number): CertificateFile => ({
  ...mine,
  certificate: { ...mine.certificate, notBefore, notAfter },
});

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}
const text = () => element('main').textContent ?? '';
const heard = () => element('[role="status"]').textContent;
const pass = (ms = 0): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const press = async (action: string) => {
  await act(() => element(`[data-action="${action}"]`).click());
  await pass();
};

async function openPage(): Promise<void> {
  await act(() => render(h(ExpiryPage, {}), document.body));
  await pass();
}

/** Chooses files, each answered as told. */
async function choose(...names: readonly string[]): Promise<void> {
  const input = element('input[type=file]');
  const files = names.map((name) => new File(['x'], name));
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await pass();
}

async function type(value: string): Promise<void> {
  const input = element('#last-day');
  if (!(input instanceof HTMLInputElement)) throw new Error('no field');
  input.value = value;
  await act(() => void input.dispatchEvent(new Event('input', { bubbles: true })));
}

async function keep(expiry: unknown): Promise<void> {
  fake.stored = { expiry };
  await act(() => {
    for (const listener of fake.listeners) listener({ expiry: { newValue: expiry } }, 'local');
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  // jsdom scrolls nothing.
  Element.prototype.scrollIntoView = vi.fn();
  fake.stored = {};
  fake.get.mockImplementation(async (key) =>
    key in fake.stored ? { [key]: fake.stored[key] } : {},
  );
  fake.readPickedFile.mockResolvedValue(mine);
  fake.sendMessage.mockResolvedValue({ ok: true });
});
afterEach(() => {
  act(() => render(null, document.body));
  expect(fake.listeners.size).toBe(0);
  vi.useRealTimers();
  vi.resetAllMocks();
});

describe('what is kept', () => {
  it('is shown live, with how long it is', async () => {
    await openPage();
    expect(text()).toContain(english.expiry_kept_none.message);
    expect(document.querySelector('[data-action="forget"]')).toBeNull();
    await keep({ endsAt: NOW + 60 * DAY, from: 'file' });
    expect(element('[data-kept]').dataset).toMatchObject({ kept: 'ahead', tone: 'good' });
    expect(text()).toContain('in 60 days');
    expect(text()).toContain(english.expiry_kept_file.message);
    expect(text()).toContain(english.expiry_reminders.message);
    await keep({ endsAt: NOW + 10 * DAY, from: 'typed' });
    expect(element('[data-kept]').dataset.tone).toBe('warning');
    expect(text()).toContain(english.expiry_renew.message);
    expect(text()).not.toContain(english.expiry_reminders.message);
    await keep({ endsAt: NOW - DAY, from: 'typed' });
    expect(element('[data-kept]').dataset).toMatchObject({ kept: 'over', tone: 'bad' });
    expect(text()).toContain('yesterday');
  });

  it('is forgotten on request, and the keyboard is not lost', async () => {
    fake.stored = { expiry: { endsAt: NOW + 60 * DAY, from: 'file' } };
    await openPage();
    await press('forget');
    expect(fake.sendMessage.mock.calls).toEqual([[{ type: 'forget', what: 'expiry' }]]);
    expect(document.activeElement?.id).toBe('kept');
    expect(heard()).toBe(english.expiry_forgotten.message);
  });

  it('that cannot be read is said, and heals when it comes', async () => {
    let answer: (stored: Record<string, unknown>) => void = () => undefined;
    fake.get.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await openPage();
    expect(document.querySelector('[data-kept]')).toBeNull();
    await pass(READ_LIMIT_MS);
    expect(text()).toContain(english.expiry_unread.message);
    answer({ expiry: { endsAt: NOW + 60 * DAY, from: 'file' } });
    await pass();
    expect(element('[data-kept]').dataset.kept).toBe('ahead');
  });

  it('is no reason to break, whatever was stored', async () => {
    fake.stored = { expiry: { endsAt: Number.MAX_VALUE, from: 'nobody' } };
    await openPage();
    expect(element('[data-kept]').dataset.kept).toBe('ahead');
  });
});

describe('a file', () => {
  it('is shown as text, and only its date is sent, on request', async () => {
    await openPage();
    await choose('mine.cer');
    expect(document.activeElement?.id).toBe('found');
    expect(text()).toContain(NAME);
    expect(document.querySelector('.found img')).toBeNull();
    expect(fake.sendMessage).not.toHaveBeenCalled();
    await press('remember-file');
    expect(fake.sendMessage.mock.calls).toEqual([
      [{ type: 'expiry-kept', endsAt: NOW + 400 * DAY, from: 'file' }],
    ]);
    expect(text()).not.toContain(NAME);
    expect(document.activeElement?.id).toBe('kept');
  });

  it('says what is odd about it', async () => {
    await openPage();
    fake.readPickedFile.mockResolvedValueOnce(withDates(NOW + DAY, NOW + 9 * DAY));
    await choose('a.cer');
    expect(text()).toContain(english.expiry_found_not_yet.message);
    fake.readPickedFile.mockResolvedValueOnce({ ...mine, others: 2, hasPrivateKey: true });
    await choose('a.pem');
    expect(text()).toContain(english.expiry_found_others.message);
    expect(text()).toContain(english.expiry_found_private_key.message);
    expect(text()).not.toContain(english.expiry_found_not_yet.message);
    fake.readPickedFile.mockResolvedValueOnce({
      ...mine,
      certificate: { ...mine.certificate, isAuthority: true },
      others: 1,
    });
    await choose('ca.pem');
    expect(text()).toContain(english.expiry_found_authority.message);
    expect(text()).toContain(english.expiry_found_first.message);
    fake.readPickedFile.mockResolvedValueOnce(withDates(-9 * DAY, -DAY));
    await choose('old.cer');
    expect(text()).toContain(english.expiry_found_expired.message);
    expect(document.querySelector('[data-action="remember-file"]')).toBeNull();
  });

  it.each([...CERTIFICATE_FILE_REFUSALS])('refused, %s: says why', async (reason) => {
    fake.readPickedFile.mockResolvedValue({ kind: 'refused', reason });
    await openPage();
    await choose('odd');
    const [headline, step] = element(`[data-refused="${reason}"] .said`).children;
    expect(headline?.textContent).not.toBe('');
    expect(step?.textContent).not.toBe('');
    expect(heard()).toBe(`${headline?.textContent} – ${step?.textContent}`);
  });

  it('is not guessed at where there are several', async () => {
    await openPage();
    await choose('one.cer', 'two.cer');
    expect(document.querySelector('[data-refused="several"]')).not.toBeNull();
    expect(fake.readPickedFile).not.toHaveBeenCalled();
  });

  it('that does not come is given up, and one that breaks the reader is unreadable', async () => {
    fake.readPickedFile.mockReturnValueOnce(new Promise(() => undefined));
    await openPage();
    await choose('slow.cer');
    expect(heard()).toBe(english.expiry_file_reading.message);
    await pass(FILE_LIMIT_MS);
    expect(document.querySelector('[data-refused="unreadable"]')).not.toBeNull();
    await choose('mine.cer');
    fake.readPickedFile.mockRejectedValueOnce(new Error('broken'));
    await choose('odd.cer');
    expect(document.querySelector('[data-refused="unreadable"]')).not.toBeNull();
  });

  it('that comes late does not replace a later one', async () => {
    let answer: (file: CertificateFile) => void = () => undefined;
    fake.readPickedFile.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await openPage();
    await choose('slow.cer');
    await choose('mine.cer');
    answer({ kind: 'refused', reason: 'damaged' });
    await pass();
    expect(document.querySelector('.found')).not.toBeNull();
    expect(document.querySelector('[data-refused]')).toBeNull();
  });
});

describe('a typed date', () => {
  it('is sent as the end of its day, once', async () => {
    let answer: (response: unknown) => void = () => undefined;
    fake.sendMessage.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await openPage();
    await type('2026-09-01');
    await press('remember-typed');
    await press('remember-typed');
    expect(fake.sendMessage.mock.calls).toEqual([
      [{ type: 'expiry-kept', endsAt: new Date(2026, 8, 2).getTime() - 1, from: 'typed' }],
    ]);
    expect(element('[data-action="remember-typed"]').getAttribute('aria-disabled')).toBe('true');
    answer({ ok: true });
    await pass();
    expect(document.activeElement?.id).toBe('kept');
    expect(heard()).toContain('September 1, 2026');
  });

  it('that cannot be is said at the field, until it is changed', async () => {
    await openPage();
    await type('2026-06-14');
    await press('remember-typed');
    const field = element('#last-day');
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain('last-day-fault');
    expect(element('#last-day-fault').textContent).toBe(english.expiry_typed_past.message);
    expect(heard()).toBe(english.expiry_typed_past.message);
    await type('2026-06-16');
    expect(document.querySelector('#last-day-fault')).toBeNull();
    expect(fake.sendMessage).not.toHaveBeenCalled();
  });
});

describe('a background that', () => {
  it.each<[string, () => Promise<unknown>, 'expiry_failed' | 'expiry_no_answer']>([
    ['fails', async () => ({ ok: false, error: 'failed' }), 'expiry_failed'],
    ['answers nonsense', async () => 'yes', 'expiry_no_answer'],
    ['is not there', () => Promise.reject(new Error('none')), 'expiry_no_answer'],
    ['never answers', () => new Promise(() => undefined), 'expiry_no_answer'],
  ])('%s is said, and it can be tried again', async (_, answer, key) => {
    fake.sendMessage.mockImplementation(answer);
    fake.stored = { expiry: { endsAt: NOW + 60 * DAY, from: 'file' } };
    await openPage();
    await choose('mine.cer');
    await type('2026-09-01');
    for (const action of ['remember-file', 'remember-typed', 'forget']) {
      await press(action);
      await pass(5_000);
      expect(heard()).toBe(english[key].message);
      expect(element(`[data-action="${action}"]`).getAttribute('aria-disabled')).toBe('false');
    }
    expect(document.querySelectorAll('.notice')).toHaveLength(3);
    fake.sendMessage.mockResolvedValue({ ok: true });
    await press('remember-file');
    expect(document.activeElement?.id).toBe('kept');
  });
});
