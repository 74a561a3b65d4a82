// @vitest-environment jsdom
/** What is advised of a password that meets the rules: after a pause, and never of another one. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, estimate, FORM, mountAssistant, unmount } from './assisted-form';
import { press, type } from './trusted-events';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

const settle = async (): Promise<void> => {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
};
async function pause(): Promise<void> {
  await vi.advanceTimersByTimeAsync(700);
  await settle();
}
const level = (): string | undefined =>
  on.panel.querySelector<HTMLElement>('.strength')?.dataset.level;
const asked = (): readonly string[] => estimate.mock.calls.map(([password]) => password);

describe('the estimate', () => {
  it('comes after a pause, and not before', async () => {
    type(on.newPassword, 'Parcel2025');
    await vi.advanceTimersByTimeAsync(699);
    await settle();
    expect(asked()).toEqual([]);
    expect(level()).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    await settle();
    expect(asked()).toEqual(['Parcel2025']);
    expect(level()).toBe('3');
    expect(on.text('.strength .word')).toBe('page_strength_3');
  });

  it.each(['', 'Parcel20', 'Parcel 2025', 'Parcel２０２５', 'P'.repeat(20)])(
    'is none for %j, which the rules refuse',
    async (password) => {
      type(on.newPassword, password);
      type(on.reEntry, password);
      await pause();
      expect(asked()).toEqual([]);
      expect(on.text('.strength .word')).toBe('page_state_none');
    },
  );

  it('is taken back by the next change of the password, and not by one of the re-entry', async () => {
    type(on.newPassword, 'Parcel2025');
    await pause();
    type(on.reEntry, 'P');
    expect(level()).toBe('3');
    type(on.newPassword, 'Parcel2026');
    expect(level()).toBe('');
  });

  it('is made of the password as it is by then: one that changed meanwhile is not', async () => {
    type(on.newPassword, 'Parcel2025');
    vi.advanceTimersByTime(700);
    type(on.newPassword, 'Parcel2026');
    await settle();
    expect(asked()).toEqual([]);
    await pause();
    expect(asked()).toEqual(['Parcel2026']);
  });

  it('that comes late is dropped when the password has changed', async () => {
    let answer: (level: 0) => void = () => undefined;
    const slow = new Promise<0>((resolve) => {
      answer = resolve;
    });
    estimate.mockReturnValueOnce(slow as unknown as 0);
    type(on.newPassword, 'Parcel2025');
    await pause();
    type(on.newPassword, 'Parcel2026x');
    answer(0);
    await settle();
    expect(level()).toBe('');
    expect(on.line()).not.toBe('page_advice_weak');
  });

  it('knows the names and the e-Parcel ID on the page', async () => {
    unmount(on);
    on = await mountAssistant(
      FORM.replace('<tbody>', '<tbody><tr><th>e-Parcel ID</th><td>taro0123</td></tr>'),
    );
    type(on.newPassword, 'Parcel2025');
    await pause();
    expect(estimate.mock.calls[0]?.[1]).toEqual(['Hanako', 'Yamada', 'taro0123']);
  });

  it.each([
    ['a sentence about it', 'Each access asks for your e-Parcel ID and login password.'],
    ['the label beside it', '<table><tr><th>e-Parcel ID</th><td></td></tr></table>Company name'],
    ['a sentence in Japanese', 'e-Parcel ID E-mailの変更は管理者へ'],
  ])('takes no other word for the e-Parcel ID: %s', async (_name, html) => {
    unmount(on);
    on = await mountAssistant(FORM.replace('<button', `<div>${html}</div><button`));
    type(on.newPassword, 'Parcel2025');
    await pause();
    expect(estimate.mock.calls[0]?.[1]).toEqual(['Hanako', 'Yamada']);
  });

  it.each([
    ['<p>e-Parcel ID: taroyama</p>', 'taroyama'],
    ['<p>e-Parcel ID：taro-yama</p>', 'taro-yama'],
    ['<p>e-Parcel ID taro@example.com</p>', 'taro@example.com'],
    ['<p>Your e-Parcel ID and password. e-Parcel ID <b>taro01</b></p>', 'taro01'],
  ])('knows the e-Parcel ID in %s', async (html, id) => {
    unmount(on);
    on = await mountAssistant(FORM.replace('<button', `${html}<button`));
    type(on.newPassword, 'Parcel2025');
    await pause();
    expect(estimate.mock.calls[0]?.[1]).toEqual(['Hanako', 'Yamada', id]);
  });

  it('that breaks takes nothing else with it', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    estimate.mockImplementation(() => {
      throw new Error('no dictionary');
    });
    type(on.newPassword, 'Parcel2025');
    await pause();
    expect(error).toHaveBeenCalledOnce();
    type(on.newPassword, 'Parcel 2025');
    await pause();
    expect(on.mark('spaces')).toBe('check');
  });
});

describe('the advice', () => {
  it('that it is like a name goes when the name is another', async () => {
    type(on.newPassword, 'Hanako2025');
    await pause();
    expect(on.line()).toBe('page_advice_like_id');
    type(on.firstName, 'Taro');
    await pause();
    expect(on.line()).not.toBe('page_advice_like_id');
  });

  it.each([0, 1] as const)('at level %i: it is easy to guess', async (weak) => {
    estimate.mockReturnValue(weak);
    type(on.newPassword, 'Parcel2025');
    await pause();
    expect([on.line(), on.kind()]).toEqual(['page_advice_weak', 'advice']);
  });

  it.each([2, 3, 4] as const)(
    'at level %i: not used elsewhere, once both are the same',
    async (good) => {
      estimate.mockReturnValue(good);
      type(on.newPassword, 'Parcel2025');
      await pause();
      expect(on.line()).toBe('page_match_again');
      type(on.reEntry, 'Parcel2025');
      expect(on.line()).toBe('page_match_ok');
      await pause();
      expect([on.line(), on.kind()]).toEqual(['page_match_ok_reuse', 'help']);
    },
  );

  it.each(['Hanako2025', 'xYAMADA2025'])(
    'of %s: not one’s own name, however strong',
    async (password) => {
      type(on.newPassword, password);
      type(on.reEntry, password);
      await pause();
      expect([on.line(), on.kind()]).toEqual(['page_advice_like_id', 'advice']);
      expect(level()).toBe('3');
    },
  );

  it('is never a reason to hold', async () => {
    estimate.mockReturnValue(0);
    const sent = vi.fn((event: Event) => event.preventDefault());
    on.form.addEventListener('submit', sent);
    type(on.newPassword, 'Hanako2025');
    type(on.reEntry, 'Hanako2025');
    await pause();
    press(on.update);
    expect(sent).toHaveBeenCalledOnce();
    expect(on.panel.querySelector<HTMLElement>('.hold')?.hidden).toBe(true);
  });

  it('gives way to a fault, and goes with the next key', async () => {
    estimate.mockReturnValue(0);
    type(on.newPassword, 'Parcel2025');
    await pause();
    type(on.newPassword, 'Parcel2025!');
    expect(on.line()).not.toBe('page_advice_weak');
    await pause();
    expect(on.kind()).toBe('fault');
  });
});
