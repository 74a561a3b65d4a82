import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser, Tabs } from 'webextension-polyfill';
import { openPage, openPortal } from '../../src/popup/open-tab';
import { ANY_TAB } from '../../src/popup/portal-way';
import { PORTAL_URL } from '../../src/portal/links';

const { query, get, create, updateTab, updateWindow } = vi.hoisted(() => ({
  query: vi.fn<Browser['tabs']['query']>(),
  get: vi.fn<Browser['tabs']['get']>(),
  create: vi.fn<Browser['tabs']['create']>(),
  updateTab: vi.fn<(id: number, change: Tabs.UpdateUpdatePropertiesType) => Promise<Tabs.Tab>>(),
  updateWindow: vi.fn<Browser['windows']['update']>(),
}));
vi.mock('../../src/shared/browser', () => ({
  browser: { tabs: { query, get, create, update: updateTab }, windows: { update: updateWindow } },
}));

function tab(id: number, lastAccessed: number, url = PORTAL_URL): Tabs.Tab {
  return {
    id,
    windowId: 100 + id,
    lastAccessed,
    url,
    index: 0,
    highlighted: false,
    active: false,
    pinned: false,
    incognito: false,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  create.mockResolvedValue(tab(9, 9));
  updateTab.mockResolvedValue(tab(9, 9));
  updateWindow.mockResolvedValue({ focused: true, incognito: false, alwaysOnTop: false });
});
afterEach(() => {
  vi.useRealTimers();
  vi.resetAllMocks();
});

describe('opening the portal', () => {
  it('opens a tab when there is none', async () => {
    query.mockResolvedValue([]);
    await openPortal(PORTAL_URL, ANY_TAB);
    expect(query).toHaveBeenCalledWith({ url: 'https://secure.e-parcel.ne.jp/*' });
    expect(create).toHaveBeenCalledWith({ url: PORTAL_URL });
  });

  it('brings the tab used last to the front', async () => {
    query.mockResolvedValue([tab(1, 5), tab(2, 50), tab(3, 20)]);
    await openPortal(PORTAL_URL, ANY_TAB);
    expect(updateTab).toHaveBeenCalledWith(2, { active: true });
    expect(updateWindow).toHaveBeenCalledWith(102, { focused: true });
    expect(create).not.toHaveBeenCalled();
  });

  it('asks for the window without waiting for the tab, because the popup may be gone by then', async () => {
    query.mockResolvedValue([tab(1, 5)]);
    updateTab.mockReturnValue(new Promise(() => undefined));
    void openPortal(PORTAL_URL, ANY_TAB);
    await vi.advanceTimersByTimeAsync(0);
    expect(updateWindow).toHaveBeenCalled();
  });

  it('opens a tab when the list of tabs fails, or does not come', async () => {
    query.mockRejectedValueOnce(new Error('no tabs'));
    await openPortal(PORTAL_URL, ANY_TAB);
    query.mockReturnValueOnce(new Promise(() => undefined));
    const opened = openPortal(PORTAL_URL, ANY_TAB);
    await vi.advanceTimersByTimeAsync(1_000);
    await opened;
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('opens a tab when the one it found was closed in between', async () => {
    query.mockResolvedValue([tab(1, 5)]);
    updateTab.mockRejectedValue(new Error('No tab with id: 1.'));
    await openPortal(PORTAL_URL, ANY_TAB);
    expect(create).toHaveBeenCalledOnce();
  });

  it('fails visibly when no tab can be opened either', async () => {
    query.mockResolvedValue([]);
    create.mockRejectedValue(new Error('no window'));
    await expect(openPortal(PORTAL_URL, ANY_TAB)).rejects.toThrow('no window');
  });
});

describe('opening the portal where a sign-in is wanted', () => {
  const anew = { kind: 'anew', tabId: 3 } as const;
  const inTab = { kind: 'tab', tabId: 3 } as const;

  it('has the tab of the failed asking ask again, whichever was used last', async () => {
    get.mockResolvedValue(tab(3, 5, `${PORTAL_URL}inbox`));
    query.mockResolvedValue([tab(1, 50)]);
    await openPortal(PORTAL_URL, anew);
    expect(get).toHaveBeenCalledWith(3);
    expect(updateTab.mock.calls).toEqual([[3, { active: true, url: PORTAL_URL }]]);
    expect(updateWindow).toHaveBeenCalledWith(103, { focused: true });
    expect(create).not.toHaveBeenCalled();
  });

  it('opens a tab of its own where no tab may be taken', async () => {
    query.mockResolvedValue([tab(1, 50)]);
    await openPortal(PORTAL_URL, { kind: 'anew', tabId: null });
    expect(create).toHaveBeenCalledWith({ url: PORTAL_URL });
    expect(updateTab).not.toHaveBeenCalled();
  });

  it('leaves the tab alone that has gone on to another site', async () => {
    // Without access to the site its address is not told.
    const { url: _, ...unnamed } = tab(3, 5);
    for (const other of [unnamed, tab(3, 5, 'https://example.com/')]) {
      get.mockResolvedValueOnce(other);
      await openPortal(PORTAL_URL, anew);
    }
    expect(updateTab).not.toHaveBeenCalled();
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('only brings the tab to the front in which the window may be open', async () => {
    // Its page is still loading: it has no address of the portal's yet.
    get.mockResolvedValue(tab(3, 5, 'about:blank'));
    await openPortal(PORTAL_URL, inTab);
    expect(updateTab.mock.calls).toEqual([[3, { active: true }]]);
    expect(create).not.toHaveBeenCalled();
  });

  it.each([anew, inTab])(
    'opens a tab when that one is gone, or does not answer: $kind',
    async (way) => {
      get.mockRejectedValueOnce(new Error('No tab with id: 3.'));
      await openPortal(PORTAL_URL, way);
      expect(create).toHaveBeenCalledTimes(1);
      get.mockReturnValueOnce(new Promise(() => undefined));
      const opened = openPortal(PORTAL_URL, way);
      await vi.advanceTimersByTimeAsync(1_000);
      await opened;
      expect(create).toHaveBeenCalledTimes(2);
    },
  );

  it('fails visibly when no tab can be opened either', async () => {
    get.mockRejectedValue(new Error('No tab with id: 3.'));
    create.mockRejectedValue(new Error('no window'));
    await expect(openPortal(PORTAL_URL, anew)).rejects.toThrow('no window');
  });
});

describe('opening User Info', () => {
  const userInfo = `${PORTAL_URL}user-info`;

  it('leaves a tab with another page of the portal alone', async () => {
    query.mockResolvedValue([tab(1, 5)]);
    await openPage(userInfo);
    expect(updateTab).not.toHaveBeenCalled();
    expect(create).toHaveBeenCalledWith({ url: userInfo });
  });

  it('goes to the tab that shows it', async () => {
    query.mockResolvedValue([tab(1, 50), tab(2, 5, userInfo)]);
    await openPage(userInfo);
    expect(updateTab).toHaveBeenCalledWith(2, { active: true });
  });
});
