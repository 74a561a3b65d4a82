// @vitest-environment jsdom
/** The popup's notices of Password Protect, and its two views that are loaded late. */
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import { lateView } from '../../src/popup/late-view';
import { Popup } from '../../src/popup/popup';
import type { CertificateStatus } from '../../src/portal/certificate/status';
import type { PasswordProtectEvidence } from '../../src/portal/password-protect/evidence';
import {
  forgetPasswordProtect,
  NOTHING_SEEN,
  type PasswordProtectRecord,
} from '../../src/portal/password-protect/record';
import { maySeePortal } from '../../src/shared/portal-access';
import { read } from '../../src/shared/storage';
import { type MessageKey, say } from '../../src/shared/strings';

type Area = Record<string, unknown>;

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  listeners: new Set<(changes: Record<string, { newValue: unknown }>, area: string) => void>(),
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
  create: vi.fn<(tab: unknown) => Promise<unknown>>(),
  update: vi.fn<(id: number, change: unknown) => Promise<unknown>>(),
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
  const { listeners, sendMessage, areas, create, update } = fake;
  const areaOf = (name: 'local' | 'session') => ({
    get: async (key: string) => (key in areas[name] ? { [key]: areas[name][key] } : {}),
  });
  const silent = { addListener: () => undefined, removeListener: () => undefined };
  const allowed = { contains: async () => true, onAdded: silent, onRemoved: silent };
  return {
    browser: {
      i18n,
      runtime: {
        sendMessage,
        getManifest: () => ({ version: '9.8.7' }),
        getURL: (path: string) => `chrome-extension://our-id/${path}`,
      },
      permissions: allowed,
      tabs: {
        // Another of the portal's tabs, used by somebody who is signed in there.
        query: async ({ url }: { url?: string }) =>
          url === undefined ? [] : [{ id: 5, windowId: 9 }],
        get: async (id: number) => ({ id, windowId: 9, url: 'https://secure.e-parcel.ne.jp/' }),
        create,
        update,
      },
      windows: { update: async () => ({}) },
      storage: {
        local: areaOf('local'),
        session: areaOf('session'),
        onChanged: {
          addListener: listeners.add.bind(listeners),
          removeListener: listeners.delete.bind(listeners),
        },
      },
    },
  };
});

const MINUTE = 60_000;
let now = 0;

const certificateBy = (cause: CertificateStatus['cause']): CertificateStatus => ({
  state: 'accepted',
  cause,
  confidence: 'certain',
  tab: 1,
  detail: '',
  source: 'tab',
  at: now - 3 * MINUTE,
});
const piece = (
  state: PasswordProtectEvidence['state'],
  source: PasswordProtectEvidence['source'],
  minutesAgo: number,
): PasswordProtectEvidence => ({ state, source, at: now - minutesAgo * MINUTE, account: null });
const recordOf = (
  seen: readonly PasswordProtectEvidence[],
  more: Partial<PasswordProtectRecord> = {},
): PasswordProtectRecord => ({ ...NOTHING_SEEN, seen, ...more });
const askedTimes = (times: number) => ({
  isWhole: true,
  wasAsked: true,
  open: [{ tabId: 1, frameId: 0, firstAt: now - MINUTE, lastAt: now - MINUTE, times }],
});
const switchedOn = () => recordOf([piece('on', 'sign-in-asked', 1), piece('off', 'user-info', 4)]);

/** Lets storage, messages, late code and rendering come to their end. */
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
const set = (area: 'local' | 'session', values: Area) =>
  act(async () => {
    Object.assign(fake.areas[area], values);
    for (const [key, newValue] of Object.entries(values)) {
      for (const listener of fake.listeners) listener({ [key]: { newValue } }, area);
    }
  });

async function open(): Promise<void> {
  await act(async () =>
    render(h(Popup, { readItem: read, readAccess: maySeePortal }), document.body),
  );
  await settle();
}
const close = () => act(async () => render(null, document.body));
const find = (selector: string) => document.querySelector<HTMLElement>(selector);
function element(selector: string): HTMLElement {
  const found = find(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}
const press = async (selector: string) => {
  await act(async () => element(selector).click());
  await settle();
};
const text = (selector: string) => element(selector).textContent ?? '';
const words = (key: MessageKey) => english[key].message;
const heard = () => text('[role="status"]');
const sent = () => fake.sendMessage.mock.calls.map(([message]) => message);
const notice = () => find('[data-notice]')?.dataset.notice ?? null;

// Loaded beforehand, so that what is loaded late comes soon.
beforeAll(() =>
  Promise.all([
    import('../../src/popup/protect/protect-page'),
    import('../../src/popup/remembered/remembered-page'),
  ]),
);
beforeEach(() => {
  now = Date.now();
  fake.areas.local = { certificate: certificateBy('answered') };
  fake.areas.session = {};
  fake.sendMessage.mockResolvedValue({ ok: true });
});
afterEach(async () => {
  await close();
  vi.resetAllMocks();
});

describe('the card', () => {
  it('says since when, and has no notice where nothing is to be said', async () => {
    fake.areas.local.passwordProtect = recordOf([
      piece('on', 'update', 3),
      piece('off', 'check', 4),
    ]);
    await open();
    expect(notice()).toBeNull();
    expect(text('#password-protect-evidence')).toContain('On since');
    expect(text('main')).toContain(words('popup_password_protect_on_meaning'));
  });

  it('a failed sign-in: the certificate works, and Password Protect says what is missing', async () => {
    fake.areas.local.certificate = certificateBy('sign-in-failed');
    fake.areas.local.passwordProtect = recordOf([
      piece('on', 'sign-in-asked', 1),
      piece('on', 'sign-in-asked', 99),
    ]);
    fake.areas.local.userInfo = { url: 'https://secure.e-parcel.ne.jp/user-info' };
    fake.areas.session.signIns = askedTimes(2);
    await open();
    const [certificate, protect] = document.querySelectorAll<HTMLElement>('.card');
    expect(certificate?.dataset.tone).toBe('good');
    expect(certificate?.textContent).toContain(words('popup_certificate_answered_headline'));
    expect(certificate?.textContent).not.toContain('C12');
    expect(protect?.textContent).toContain(words('popup_notice_failed'));
    expect(protect?.textContent).toContain('C12');
    expect(find('[data-notice=failed] [data-action=copy]')).not.toBeNull();
    // Beside it there is no room for since when.
    expect(find('.since')).toBeNull();
    // The way into the portal is there once, where it is needed.
    expect(document.querySelectorAll('[data-action=open-portal]')).toHaveLength(1);
    expect(find('[data-notice=failed] [data-action=open-portal]')).not.toBeNull();
    expect(find('[data-action=open-user-info]')).toBeNull();
    await press('[data-action=protect]');
    expect(find('.protect')).not.toBeNull();
  });

  it('a failed sign-in of an hour ago has its code on the certificate’s card', async () => {
    fake.areas.local.certificate = certificateBy('sign-in-failed');
    fake.areas.local.passwordProtect = recordOf([piece('on', 'sign-in-asked', 61)]);
    await open();
    expect(notice()).toBeNull();
    const card = element('.card');
    expect(card.dataset.tone).toBe('good');
    expect(card.textContent).toContain('C12');
    expect(card.querySelector('[data-action=copy]')).not.toBeNull();
  });

  it('a failed sign-in leaves the code of another trouble where it is', async () => {
    fake.areas.local.certificate = { ...certificateBy('no-certificate'), state: 'refused' };
    fake.areas.session.signIns = askedTimes(2);
    await open();
    expect(notice()).toBe('failed');
    expect(text('.card')).toContain('C30');
  });

  it('a notice that a check has brought is heard with what it has found', async () => {
    await open();
    fake.sendMessage.mockImplementation(async () => {
      await set('local', { passwordProtect: switchedOn() });
      return { ok: true };
    });
    await press('[data-action=check]');
    expect(notice()).toBe('changed');
    expect(heard()).toContain(words('popup_certificate_answered_headline'));
    expect(heard()).toContain(words('popup_notice_changed_on'));
  });

  it('the guide says that the sign-in failed, too', async () => {
    fake.areas.local.certificate = certificateBy('sign-in-failed');
    fake.areas.local.guide = { openedAt: now };
    fake.areas.session.visit = { chosenAt: now, portalAt: now, userInfoAt: null, updateAt: null };
    await open();
    expect(text('.found')).toBe(words('popup_notice_failed'));
    expect(element('.guide').dataset.tone).toBe('warning');
    expect(element('[data-milestone=portal]').dataset.state).toBe('stuck');
  });

  it('a sign-in that is asked for leaves the way into the portal where it is', async () => {
    fake.areas.local.passwordProtect = recordOf([piece('on', 'sign-in-asked', 1)]);
    fake.areas.session.signIns = askedTimes(1);
    await open();
    expect(notice()).toBe('asked');
    expect(find('.ways-in [data-action=open-portal]')).not.toBeNull();
    expect(text('[data-notice]')).toContain(words('popup_notice_asked_step'));
    expect(find('[data-notice] [data-action=protect]')).not.toBeNull();
    expect(document.querySelectorAll('[data-action=protect]')).toHaveLength(1);
  });

  it('a notice is short beside a certificate that works, not beside one that does not', async () => {
    fake.areas.local.passwordProtect = switchedOn();
    await open();
    const step = words('popup_certificate_answered_step');
    expect(text('main')).not.toContain(step);
    await set('local', { passwordProtect: recordOf([]) });
    expect(text('main')).toContain(step);
    await set('local', {
      passwordProtect: switchedOn(),
      certificate: { ...certificateBy('answered'), at: now - 48 * 60 * MINUTE },
    });
    expect(text('main')).toContain(words('popup_old_step'));
  });
});

describe('Open the portal, where a sign-in is wanted', () => {
  const url = 'https://secure.e-parcel.ne.jp/';
  beforeEach(() => {
    vi.spyOn(window, 'close').mockReturnValue(undefined);
  });

  it('asks the portal again in the tab whose sign-in failed', async () => {
    fake.areas.session.signIns = askedTimes(2);
    await open();
    await press('[data-notice=failed] [data-action=open-portal]');
    expect(fake.update.mock.calls).toEqual([[1, { active: true, url }]]);
    expect(fake.create).not.toHaveBeenCalled();
  });

  it('shows the tab in which the window may be open', async () => {
    fake.areas.session.signIns = askedTimes(1);
    await open();
    await press('.ways-in [data-action=open-portal]');
    expect(fake.update.mock.calls).toEqual([[1, { active: true }]]);
  });

  it('opens a new tab where it was switched on elsewhere', async () => {
    fake.areas.local.passwordProtect = switchedOn();
    await open();
    await press('.ways-in [data-action=open-portal]');
    expect(fake.create.mock.calls).toEqual([[{ url }]]);
    expect(fake.update).not.toHaveBeenCalled();
  });

  it.each([0, 2])('does so from the guide: asked %i times', async (times) => {
    fake.areas.local.certificate = certificateBy('sign-in-asked');
    fake.areas.local.guide = { openedAt: now };
    fake.areas.session.visit = { chosenAt: now, portalAt: null, userInfoAt: null, updateAt: null };
    if (times > 0) fake.areas.session.signIns = askedTimes(times);
    await open();
    await press('[data-step=sign-in] [data-action=open-portal]');
    expect(fake.update.mock.calls).toEqual(times > 0 ? [[1, { active: true, url }]] : []);
    expect(fake.create.mock.calls).toEqual(times > 0 ? [] : [[{ url }]]);
  });
});

describe('a change that the person did not make', () => {
  it('is told, noted once, and stays while the popup is open', async () => {
    fake.areas.local.passwordProtect = switchedOn();
    await open();
    expect(notice()).toBe('changed');
    expect(sent()).toEqual([{ type: 'protect-change-noticed', upTo: now - MINUTE }]);
    await set('local', { passwordProtect: { ...switchedOn(), noticedAt: Date.now() } });
    expect(notice()).toBe('changed');
    // Another view, and back.
    await press('[data-action=remembered]');
    await press('[data-action=back]');
    expect(notice()).toBe('changed');
    expect(sent()).toEqual([{ type: 'protect-change-noticed', upTo: now - MINUTE }]);
    await close();
    await open();
    expect(notice()).toBeNull();
  });

  it.each([1, 2])('is told with the sign-in that it leads to: asked %i times', async (times) => {
    fake.areas.local.passwordProtect = switchedOn();
    fake.areas.session.signIns = askedTimes(times);
    await open();
    expect(notice()).toBe(times === 1 ? 'asked' : 'failed');
    expect(text('[data-notice]')).toContain(words('popup_notice_asked_news'));
    expect(sent()).toEqual([{ type: 'protect-change-noticed', upTo: now - MINUTE }]);
  });

  it('is not noted while something more urgent hides it', async () => {
    fake.areas.local.passwordProtect = recordOf([
      piece('off', 'check', 1),
      piece('on', 'check', 2),
    ]);
    fake.areas.session.signIns = askedTimes(2);
    await open();
    expect(notice()).toBe('failed');
    expect(sent()).toEqual([]);
    await set('session', { signIns: { ...askedTimes(2), open: [] } });
    expect(notice()).toBe('changed');
    expect(sent()).toEqual([{ type: 'protect-change-noticed', upTo: now - MINUTE }]);
  });

  it('is none where it was the person’s own Update', async () => {
    fake.areas.local.passwordProtect = recordOf([
      piece('on', 'update', 1),
      piece('off', 'check', 2),
    ]);
    await open();
    expect(notice()).toBeNull();
    expect(sent()).toEqual([]);
  });
});

describe('the view Password Protect', () => {
  const show = async (record: PasswordProtectRecord) => {
    fake.areas.local.passwordProtect = record;
    await open();
    await press('[data-action=protect]');
  };

  it('shows the window, what it wants, and what was seen; the keyboard goes there and back', async () => {
    const seen = [
      piece('off', 'user-info', 1),
      piece('on', 'check', 2),
      piece('on', 'check', 9),
      piece('off', 'check', 99),
    ];
    await show(recordOf(seen, { start: { at: now - 999 * MINUTE, why: 'account' } }));
    expect(document.activeElement).toBe(element('[data-action=back]'));
    expect(text('h1')).toBe(words('popup_password_protect_label'));
    expect(find('.protect [role=img]')).not.toBeNull();
    expect(text('.protect')).toContain(words('popup_protect_look'));
    expect(text('.protect')).toContain(words('popup_protect_never'));
    const rows = [...document.querySelectorAll<HTMLElement>('.history > li')];
    expect(rows.map(({ dataset }) => dataset.outweighed ?? dataset.start)).toEqual([
      'true',
      'false',
      'false',
      'account',
    ]);
    expect(rows[0]?.textContent).toContain(words('popup_less_user_info'));
    await press('[data-action=back]');
    expect(document.activeElement).toBe(element('[data-action=protect]'));
    expect(sent()).not.toContainEqual(expect.objectContaining({ type: 'guide-shown' }));
  });

  it('where nothing was seen: what the window will look like, and nothing to forget', async () => {
    await show(recordOf([]));
    expect(text('.protect')).toContain(words('popup_protect_look_later'));
    expect(text('.protect')).toContain(words('popup_protect_history_none'));
    expect(find('[data-action=forget]')).toBeNull();
  });

  it('tells that what was before was forgotten, once something was seen since', async () => {
    await show(forgetPasswordProtect(now - 5 * MINUTE));
    expect(find('[data-start]')).toBeNull();
    expect(text('.protect')).toContain(words('popup_protect_history_none'));
    expect(find('[data-action=forget]')).toBeNull();
    const { start } = forgetPasswordProtect(now - 5 * MINUTE);
    await set('local', { passwordProtect: recordOf([piece('on', 'check', 2)], { start }) });
    expect(text('[data-start=forgotten]')).toContain(words('popup_protect_start_forgotten'));
  });

  it('has what is kept forgotten where nothing follows from it', async () => {
    await show(recordOf([], { passwordChangedAt: now - MINUTE }));
    expect(find('[data-action=forget]')).not.toBeNull();
  });

  it('tells how many looks are older', async () => {
    const seen = Array.from({ length: 15 }, (_, index) =>
      piece(index % 2 === 0 ? 'on' : 'off', 'check', index),
    );
    await show(recordOf(seen));
    expect(text('.history > li:last-child')).toBe('Older: 3');
  });

  it('forgets after asking once, and says so', async () => {
    await show(recordOf([piece('on', 'check', 2)]));
    await press('[data-action=forget]');
    expect(sent()).toEqual([]);
    // What cannot be undone is not what a key pressed twice does.
    expect(document.activeElement).toBe(element('[data-action=forget-no]'));
    await press('[data-action=forget-no]');
    expect(document.activeElement).toBe(element('[data-action=forget]'));
    await press('[data-action=forget]');
    fake.sendMessage.mockImplementation(async () => {
      await set('local', { passwordProtect: forgetPasswordProtect(now) });
      return { ok: true };
    });
    await press('[data-action=forget-yes]');
    expect(sent()).toEqual([{ type: 'forget', what: 'password-protect' }]);
    expect(heard()).toBe('Forgotten: Password Protect');
    expect(document.activeElement?.textContent).toBe('Forgotten: Password Protect');
  });

  it('says so when it could not be forgotten', async () => {
    await show(recordOf([piece('on', 'check', 2)]));
    fake.sendMessage.mockResolvedValue({ ok: false, error: 'failed' });
    await press('[data-action=forget]');
    await press('[data-action=forget-yes]');
    expect(text('.protect .notice')).toBe(words('popup_forget_failed'));
    expect(heard()).toBe(words('popup_forget_failed'));
  });
});

describe('the view of what is remembered', () => {
  const kept = () =>
    [...document.querySelectorAll<HTMLElement>('[data-kept]')].map(({ dataset }) => dataset.kept);
  const mark = { label: 'x', name: '', id: '', type: 'text', position: 0 };
  const map = (id: string, shownAt: number | null) => ({
    id,
    shownAt,
    map: {
      version: 1,
      doubts: [],
      parts: { newPassword: mark, reEntry: mark, firstName: mark, lastName: mark, update: mark },
    },
  });
  const everything = (): Area => ({
    certificate: certificateBy('answered'),
    passwordProtect: recordOf([piece('on', 'check', 2), piece('on', 'check', 3)]),
    clock: { aheadMs: 1_000, at: now },
    expiry: { endsAt: now + 999 * 60 * MINUTE, from: 'file' },
    userInfo: { url: 'https://secure.e-parcel.ne.jp/user-info' },
    pageMaps: [map('a', now), map('b', null)],
    guide: { openedAt: now - 60 * MINUTE },
  });
  const show = async (local: Area, session: Area = {}) => {
    fake.areas.local = local;
    fake.areas.session = session;
    await open();
    await press('[data-action=remembered]');
  };

  it('lists each thing that holds something, and what exactly', async () => {
    await show(everything());
    expect(kept()).toEqual([
      'certificate',
      'password-protect',
      'clock',
      'expiry',
      'user-info',
      'page-maps',
      'visit',
    ]);
    expect(text('[data-kept=certificate]')).toContain(words('popup_certificate_answered_headline'));
    expect(text('[data-kept=password-protect]')).toContain('(2)');
    expect(text('[data-kept=user-info]')).toContain('https://secure.e-parcel.ne.jp/user-info');
    // An administrator's page is not the person's to forget.
    expect(text('[data-kept=page-maps]')).toContain('pages: 1');
    expect(text('[data-kept=expiry]')).toContain('nothing else of the file');
    expect(text('.remembered')).toContain(words('popup_remembered_intro'));
    expect(document.activeElement).toBe(element('[data-action=back]'));
  });

  it.each([
    ['certificate', { certificate: { at: 1, state: 'accepted', cause: 'answered' } }, {}],
    ['password-protect', { passwordProtect: { sent: [{ state: 'on', at: 1 }] } }, {}],
    ['password-protect', { passwordProtect: { passwordChangedAt: 1 } }, {}],
    [
      'password-protect',
      { passwordProtect: { noticedAt: 1, start: { at: 2, why: 'forgotten' } } },
      {},
    ],
    [
      'password-protect',
      {},
      {
        signIns: {
          isWhole: true,
          wasAsked: true,
          open: [{ tabId: 1, frameId: 0, firstAt: 1, lastAt: 1, times: 1 }],
        },
      },
    ],
    ['expiry', { expiry: { endsAt: 1, from: 'typed' } }, {}],
    ['user-info', {}, { userInfo: { url: 'https://secure.e-parcel.ne.jp/u?s=1' } }],
    ['visit', {}, { visit: { chosenAt: 1 } }],
  ] as const)('%s alone is listed alone', async (what, local, session) => {
    await show(local, session);
    expect(kept()).toEqual([what]);
  });

  it('says that nothing is remembered', async () => {
    await show({ passwordProtect: forgetPasswordProtect(now), pageMaps: [map('b', null)] });
    expect(kept()).toEqual([]);
    expect(text('.remembered')).toContain(words('popup_remembered_none'));
    expect(find('[data-action=forget-all]')).toBeNull();
  });

  it('forgets one: the row goes, that is said, and the keyboard stays', async () => {
    await show(everything());
    fake.sendMessage.mockImplementation(async () => {
      await set('local', { clock: undefined });
      return { ok: true };
    });
    await press('[data-kept=clock] [data-action=forget]');
    expect(sent()).toEqual([{ type: 'forget', what: 'clock' }]);
    expect(kept()).not.toContain('clock');
    expect(heard()).toBe('Forgotten: Clock');
    expect(document.activeElement).toBe(element('.remembered > p'));
  });

  it('forgets everything after asking once', async () => {
    await show(everything());
    await press('[data-action=forget-all]');
    expect(sent()).toEqual([]);
    fake.sendMessage.mockImplementation(async () => {
      const gone = Object.keys(everything()).map((key) => [key, undefined]);
      await set('local', Object.fromEntries(gone));
      return { ok: true };
    });
    await press('[data-action=forget-all-yes]');
    expect(sent()).toEqual([{ type: 'forget', what: 'everything' }]);
    expect(text('.remembered')).toContain(words('popup_remembered_none'));
    expect(heard()).toBe(words('popup_forgotten_all'));
  });

  it.each([
    ['fails', async () => ({ ok: false, error: 'failed' })],
    ['is not answered', () => Promise.reject(new Error('no worker'))],
  ])('forgetting that %s is said, and the row stays', async (_name, answer) => {
    await show(everything());
    fake.sendMessage.mockImplementation(answer);
    await press('[data-kept=clock] [data-action=forget]');
    expect(kept()).toContain('clock');
    expect(text('.remembered .notice')).toBe(words('popup_forget_failed'));
    expect(heard()).toBe(words('popup_forget_failed'));
  });
});

describe('a view that is loaded late', () => {
  const View = ({ name }: { readonly name: string }) => h('b', {}, name);

  it('is shown once it is there', async () => {
    const Late = lateView(async () => View);
    act(() => render(h(Late, { name: 'x', onUnloaded: () => undefined }), document.body));
    expect(find('b')).toBeNull();
    await settle();
    expect(text('b')).toBe('x');
  });

  it('says so when it cannot be loaded', async () => {
    const Late = lateView<{ name: string }>(() => Promise.reject(new Error('updated')));
    const onUnloaded = vi.fn<(sentence: string) => void>();
    act(() => render(h(Late, { name: 'x', onUnloaded }), document.body));
    await settle();
    expect(text('.notice')).toBe(say('popup_view_failed'));
    expect(onUnloaded.mock.calls).toEqual([[say('popup_view_failed')]]);
  });
});
