// @vitest-environment jsdom
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import { ExpiryLine } from '../../src/popup/expiry-line';
import { openExpiryPage } from '../../src/popup/open-expiry-page';
import { viewExpiry } from '../../src/portal/certificate/expiry';
import { CERTIFICATE_UNKNOWN, type CertificateStatus } from '../../src/portal/certificate/status';

const fake = vi.hoisted(() => ({
  query: vi.fn<(info: unknown) => Promise<readonly unknown[]>>(),
  create: vi.fn<(properties: unknown) => Promise<unknown>>(),
  updateTab: vi.fn<(id: number, properties: unknown) => Promise<unknown>>(),
  updateWindow: vi.fn<(id: number, properties: unknown) => Promise<unknown>>(),
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
  return {
    browser: {
      i18n,
      runtime: { getURL: (path: string) => `chrome-extension://id/${path}` },
      tabs: { query: fake.query, create: fake.create, update: fake.updateTab },
      windows: { update: fake.updateWindow },
    },
  };
});

const URL = 'chrome-extension://id/src/popup/expiry.html';
const NOW = new Date(2026, 5, 15, 12).getTime();
const DAY = 24 * 60 * 60_000;

beforeEach(() => {
  fake.query.mockResolvedValue([]);
  fake.create.mockResolvedValue({});
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.resetAllMocks();
});

describe('going to the page', () => {
  it('opens it where it is not open', async () => {
    await openExpiryPage();
    expect(fake.query).toHaveBeenCalledWith({ url: URL });
    expect(fake.create).toHaveBeenCalledWith({ url: URL });
  });

  it('brings an open one to the front', async () => {
    fake.query.mockResolvedValue([{ id: 3, windowId: 7 }]);
    await openExpiryPage();
    expect(fake.updateTab).toHaveBeenCalledWith(3, { active: true });
    expect(fake.updateWindow).toHaveBeenCalledWith(7, { focused: true });
    expect(fake.create).not.toHaveBeenCalled();
  });

  it('opens it when the list does not come, or its tab is gone', async () => {
    vi.useFakeTimers();
    fake.query.mockReturnValueOnce(new Promise(() => undefined));
    const opened = openExpiryPage();
    await vi.advanceTimersByTimeAsync(1_000);
    await opened;
    fake.query.mockResolvedValue([{ id: 3, windowId: 7 }]);
    fake.updateTab.mockRejectedValue(new Error('No tab with id: 3.'));
    await openExpiryPage();
    expect(fake.create).toHaveBeenCalledTimes(2);
  });
});

describe("the popup's line", () => {
  const onFailure = vi.fn<(url: string) => void>();
  const show = (endsAt: number | null, status: CertificateStatus = CERTIFICATE_UNKNOWN) => {
    const view = viewExpiry({ endsAt, from: 'typed' }, NOW);
    const props = { view, status, now: NOW, language: 'en', onFailure };
    act(() => render(h(ExpiryLine, props), document.body));
    return document.body.textContent;
  };

  it('says how long the certificate lasts', () => {
    expect(show(null)).toBe(english.popup_expiry_add.message);
    expect(show(NOW + 60 * DAY)).toBe('Valid until August 14, 2026 (in 60 days). Change date');
    expect(show(NOW + DAY)).toContain('expires tomorrow, on June 16, 2026.');
    expect(show(NOW - DAY)).toContain('expired on June 14, 2026.');
  });

  it('asks for the new date where a certificate was accepted after that end', () => {
    const seenAt = (at: number): CertificateStatus => ({
      ...CERTIFICATE_UNKNOWN,
      state: 'accepted',
      cause: 'answered',
      at,
    });
    const line = () => document.querySelector<HTMLElement>('.expiry')?.dataset.due;
    expect(show(NOW - DAY, seenAt(NOW))).toContain('It works, though it was to expire on');
    expect(line()).toBe('false');
    expect(show(NOW - DAY, seenAt(NOW - 2 * DAY))).toContain('expired on June 14, 2026.');
    expect(line()).toBe('true');
  });

  it('opens the page and closes the popup, or says the address', async () => {
    const close = vi.spyOn(window, 'close').mockReturnValue(undefined);
    show(null);
    const button = document.querySelector('button');
    button?.click();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    fake.create.mockRejectedValue(new Error('no window'));
    button?.click();
    await vi.waitFor(() => expect(onFailure).toHaveBeenCalledWith(URL));
    expect(close).toHaveBeenCalledOnce();
  });
});
