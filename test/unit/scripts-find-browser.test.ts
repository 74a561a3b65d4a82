import { describe, expect, it } from 'vitest';
import { findBrowser, kindOf } from '../../scripts/setup/find-browser.mjs';
import { findMissing, isBlocking, nameMissing } from '../../scripts/setup/find-missing.mjs';
import { brandHint, familyOf, installHint } from '../../scripts/setup/install-hint.mjs';
import type { System } from '../../scripts/setup/system.mjs';
import { machine } from './stand-in-machine';

const WINDOWS_EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const WINDOWS_CHROME = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
const windows: Partial<System> = {
  platform: 'win32',
  home: 'C:\\Users\\hanako',
  env: {
    PROGRAMFILES: 'C:\\Program Files',
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\hanako\\AppData\\Local',
  },
};

describe('kindOf', () => {
  it.each([
    ['/usr/bin/chromium', 'chromium'],
    ['/home/hanako/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome', 'chromium'],
    ['/Applications/Google Chrome for Testing.app/Contents/MacOS/x', 'chromium'],
    ['/opt/google/chrome/google-chrome', 'chrome'],
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'chrome'],
    [WINDOWS_CHROME, 'chrome'],
    ['/opt/microsoft/msedge/microsoft-edge', 'edge'],
    [WINDOWS_EDGE, 'edge'],
  ])('tells that %s is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });
});

describe('findBrowser', () => {
  it('prefers Chromium, wherever it stands on the path', () => {
    const system = machine({ '/usr/local/bin/google-chrome': '', '/usr/bin/chromium': '' });
    expect(findBrowser(null, system)).toEqual({ kind: 'chromium', path: '/usr/bin/chromium' });
  });

  it('finds the kind that is asked for, and no other', () => {
    const system = machine({ '/usr/bin/google-chrome': '', '/usr/bin/chromium': '' });
    expect(findBrowser('chrome', system)?.path).toBe('/usr/bin/google-chrome');
    expect(findBrowser('edge', system)).toBeNull();
  });

  it('lets BROWSER_PATH win, and finds nothing when that is wrong', () => {
    const files = { '/usr/bin/chromium': '', '/opt/mine/chrome': '' };
    const named = (path: string) => machine(files, { env: { PATH: '', BROWSER_PATH: path } });
    expect(findBrowser('edge', named('/opt/mine/chrome'))?.path).toBe('/opt/mine/chrome');
    expect(findBrowser(null, named('/opt/nothing'))).toBeNull();
  });

  it('passes over Ubuntu’s Chromium, which is a snap', () => {
    const script = machine({ '/usr/bin/chromium-browser': 'exec /snap/bin/chromium "$@"' });
    expect(findBrowser(null, script)).toBeNull();
    const link = machine({ '/usr/bin/chromium': '' }, { resolve: () => '/snap/bin/chromium' });
    expect(findBrowser(null, link)).toBeNull();
  });

  it('finds the newest of Playwright’s own, on every system', () => {
    const cache = '/home/hanako/.cache/ms-playwright';
    const linux = machine({
      [`${cache}/chromium-999/chrome-linux/chrome`]: '',
      [`${cache}/chromium-1200/chrome-linux64/chrome`]: '',
      [`${cache}/chromium_headless_shell-1300/chrome-linux/chrome`]: '',
    });
    expect(findBrowser(null, linux)?.path).toBe(`${cache}/chromium-1200/chrome-linux64/chrome`);

    const program = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
    const file = `/Users/hanako/Library/Caches/ms-playwright/chromium-1200/chrome-mac/${program}`;
    const mac = machine({ [file]: '' }, { platform: 'darwin', home: '/Users/hanako' });
    expect(findBrowser(null, mac)).toEqual({ kind: 'chromium', path: file });
  });

  it('finds Chrome before Edge on Windows, and both', () => {
    const system = machine({ [WINDOWS_EDGE]: '', [WINDOWS_CHROME]: '' }, windows);
    expect(findBrowser(null, system)).toEqual({ kind: 'chrome', path: WINDOWS_CHROME });
    expect(findBrowser('edge', system)).toEqual({ kind: 'edge', path: WINDOWS_EDGE });
  });
});

describe('findMissing', () => {
  const tools = { '/usr/bin/certutil': '', '/usr/bin/pk12util': '' };

  it('misses nothing on a machine that has it all', () => {
    const missing = findMissing(machine({ ...tools, '/usr/bin/chromium': '' }));
    expect(isBlocking(missing)).toBe(false);
    expect(nameMissing(missing)).toBe('');
  });

  it('names the browser and the tools', () => {
    const missing = findMissing(machine({ '/usr/bin/certutil': '' }));
    expect(isBlocking(missing)).toBe(true);
    expect(nameMissing(missing)).toBe(
      'a browser (Chromium, Google Chrome or Microsoft Edge) and the NSS tools (pk12util)',
    );
  });

  it('asks for no NSS tools where browsers use the system’s store', () => {
    expect(isBlocking(findMissing(machine({ [WINDOWS_EDGE]: '' }, windows)))).toBe(false);
  });

  it('can do without Japanese, and says so', () => {
    const files = { '/usr/bin/chromium': '', '/usr/lib/chromium/locales/en-US.pak': '' };
    const missing = findMissing(machine({ ...tools, ...files }));
    expect(missing.japanese).toBe(true);
    expect(isBlocking(missing)).toBe(false);
  });
});

describe('installHint', () => {
  it.each([
    ['ID=debian\nVERSION_ID="12"', 'debian'],
    ['ID=ubuntu\nID_LIKE=debian', 'ubuntu'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'ubuntu'],
    ['NAME="Fedora Linux"\nID=fedora', 'fedora'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"', 'fedora'],
    ['ID=manjaro\nID_LIKE=arch', 'arch'],
    ['ID=void', 'linux'],
    ['', 'linux'],
  ])('reads %j as %s', (release, family) => {
    expect(familyOf(machine({ '/etc/os-release': release }))).toBe(family);
  });

  it('has a command for every system', () => {
    expect(installHint('debian')).toContain('sudo apt-get install chromium');
    expect(installHint('fedora')).toContain('dnf install');
    expect(installHint('arch')).toContain('pacman -S');
    expect(installHint(familyOf(machine({}, { platform: 'darwin' })))).toContain('npx');
    expect(installHint(familyOf(machine({}, windows)))).toContain('npx');
  });
});

describe('brandHint', () => {
  it('says that it is not there, where it comes from, and what to type where one command does', () => {
    for (const family of ['debian', 'ubuntu', 'macos', 'windows'] as const) {
      expect(brandHint('edge', family)).toMatch(/^Microsoft Edge is not installed/);
      expect(brandHint('edge', family)).toContain('npx playwright-core install msedge');
      expect(brandHint('chrome', family)).toContain('npx playwright-core install chrome');
    }
    expect(brandHint('edge', 'fedora')).not.toContain('npx');
    expect(brandHint('edge', 'fedora')).toContain('https://www.microsoft.com/edge/download');
  });
});
