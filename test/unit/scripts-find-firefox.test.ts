import { describe, expect, it } from 'vitest';
import { findFirefox, hasTestFirefox, keepsUnsigned } from '../../scripts/setup/find-firefox.mjs';
import {
  firefoxHint,
  missingFirefoxPackages,
  sayNoFirefox,
} from '../../scripts/setup/find-missing-firefox.mjs';
import type { System } from '../../scripts/setup/system.mjs';
import { machine } from './stand-in-machine';

const NOTE = (name: string, sources: string) =>
  `[App]\nVendor=Mozilla\nName=Firefox\nRemotingName=${name}\nSourceRepository=https://hg.mozilla.org/${sources}\n`;
const RELEASE = NOTE('firefox', 'releases/mozilla-release');
const ESR = NOTE('firefox-esr', 'releases/mozilla-esr153');

const PROGRAMS = 'C:\\Program Files\\';
const windows: Partial<System> = {
  platform: 'win32',
  home: 'C:\\Users\\hanako',
  env: { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\hanako\\AppData\\Local' },
};
const mac: Partial<System> = { platform: 'darwin', home: '/Users/hanako' };

describe('keepsUnsigned', () => {
  it.each([
    ['/usr/lib/firefox-esr/firefox-esr', true],
    ['/usr/lib/firefox-developer-edition/firefox', true],
    ['/usr/lib/firefox-nightly/firefox', true],
    ['/home/hanako/.cache/puppeteer/firefox/linux-esr_153.7.0esr/firefox/firefox', true],
    ['/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox', true],
    ['/usr/lib/firefox/firefox', false],
    ['/home/nightly/firefox/firefox', false],
    ['/home/hanako/.cache/puppeteer/firefox/linux-stable_156.0/firefox/firefox', false],
  ])('tells of %s by its name: %s', (path, keeps) => {
    expect(keepsUnsigned(path, machine({}))).toBe(keeps);
  });

  it.each([
    [ESR, true],
    [NOTE('firefox', 'releases/mozilla-esr153'), true],
    [NOTE('firefox-dev', 'releases/mozilla-beta'), true],
    [NOTE('firefox-nightly', 'mozilla-central'), true],
    [RELEASE, false],
    [NOTE('firefox', 'releases/mozilla-beta'), false],
    ['', false],
  ])('reads what lies beside the program: %j', (note, keeps) => {
    const system = machine({ '/opt/firefox/application.ini': note });
    expect(keepsUnsigned('/opt/firefox/firefox', system)).toBe(keeps);
  });

  it('knows where that is on macOS and Windows', () => {
    const app = '/Applications/Firefox.app/Contents';
    expect(
      keepsUnsigned(
        `${app}/MacOS/firefox`,
        machine({ [`${app}/Resources/application.ini`]: ESR }, mac),
      ),
    ).toBe(true);
    const folder = `${PROGRAMS}Mozilla Firefox\\`;
    expect(
      keepsUnsigned(
        `${folder}firefox.exe`,
        machine({ [`${folder}application.ini`]: ESR }, windows),
      ),
    ).toBe(true);
  });
});

describe('findFirefox', () => {
  it('prefers one that keeps what is not signed, wherever it stands', () => {
    const files = { '/usr/local/bin/firefox': '', '/usr/bin/firefox-nightly': '' };
    expect(findFirefox(machine(files))).toEqual({
      path: '/usr/bin/firefox-nightly',
      keepsUnsigned: true,
    });
    const both = { ...files, '/usr/bin/firefox-esr': '' };
    expect(findFirefox(machine(both))?.path).toBe('/usr/bin/firefox-esr');
    const release = '/Applications/Firefox.app/Contents/MacOS/firefox';
    const unpacked =
      '/Users/hanako/.cache/puppeteer/firefox/mac-esr_153.7.0esr/Firefox.app/Contents/MacOS/firefox';
    expect(findFirefox(machine({ [release]: '', [unpacked]: '' }, mac))?.path).toBe(unpacked);
  });

  it('takes a release where there is nothing else, and not for the tests', () => {
    const system = machine({ '/usr/bin/firefox': '' });
    expect(findFirefox(system)).toEqual({ path: '/usr/bin/firefox', keepsUnsigned: false });
    expect(hasTestFirefox(system)).toBe(false);
    expect(hasTestFirefox(machine({ '/usr/bin/firefox-esr': '' }))).toBe(true);
    expect(findFirefox(machine({}))).toBeNull();
  });

  it('passes over Ubuntu’s, which is a snap', () => {
    expect(findFirefox(machine({ '/usr/bin/firefox': 'exec /snap/bin/firefox "$@"' }))).toBeNull();
    const link = machine({ '/usr/local/bin/firefox': '' }, { resolve: () => '/snap/bin/firefox' });
    expect(findFirefox(link)).toBeNull();
  });

  it('lets FIREFOX_PATH win, and finds nothing when that is wrong', () => {
    const files = {
      '/usr/bin/firefox-esr': '',
      '/opt/mine/firefox': '',
      '/opt/mine/application.ini': ESR,
    };
    const named = (path: string) =>
      machine(files, { env: { PATH: '/usr/bin', FIREFOX_PATH: path } });
    expect(findFirefox(named('/opt/mine/firefox'))).toEqual({
      path: '/opt/mine/firefox',
      keepsUnsigned: true,
    });
    expect(findFirefox(named('/opt/nothing'))).toBeNull();
    expect(findFirefox(named(''))?.path).toBe('/usr/bin/firefox-esr');
  });

  it('finds the latest ESR that Puppeteer’s tool has unpacked, on every system', () => {
    const cache = '/home/hanako/.cache/puppeteer/firefox';
    const linux = machine({
      [`${cache}/linux-esr_99.0.0esr/firefox/firefox`]: '',
      [`${cache}/linux-esr_153.7.0esr/firefox/firefox`]: '',
      [`${cache}/linux-stable_160.0/firefox/firefox`]: '',
    });
    expect(findFirefox(linux)).toEqual({
      path: `${cache}/linux-esr_153.7.0esr/firefox/firefox`,
      keepsUnsigned: true,
    });
    const app =
      '/Users/hanako/.cache/puppeteer/firefox/mac_arm-esr_153.7.0esr/Firefox.app/Contents/MacOS/firefox';
    expect(findFirefox(machine({ [app]: '' }, mac))?.path).toBe(app);
    const exe =
      'C:\\Users\\hanako\\.cache\\puppeteer\\firefox\\win64-esr_153.7.0esr\\core\\firefox.exe';
    expect(findFirefox(machine({ [exe]: '' }, windows))?.path).toBe(exe);
  });

  it('finds what is installed on macOS and Windows', () => {
    const release = '/Applications/Firefox.app/Contents/MacOS/firefox';
    const developer =
      '/Users/hanako/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox';
    expect(findFirefox(machine({ [release]: '' }, mac))?.path).toBe(release);
    expect(findFirefox(machine({ [release]: '', [developer]: '' }, mac))?.path).toBe(developer);
    const exe = `${PROGRAMS}Mozilla Firefox\\firefox.exe`;
    expect(findFirefox(machine({ [exe]: '' }, windows))?.path).toBe(exe);
  });
});

describe('missingFirefoxPackages', () => {
  const tools = { '/usr/bin/certutil': '', '/usr/bin/pk12util': '' };
  const installed = { ...tools, '/usr/bin/firefox-esr': '' };
  const resolve = (path: string) =>
    path === '/usr/bin/firefox-esr' ? '/usr/lib/firefox-esr/firefox-esr' : path;
  const japanese =
    '/usr/lib/firefox-esr/browser/extensions/langpack-ja@firefox-esr.mozilla.org.xpi';

  it('is everything on a fresh machine', () => {
    expect(missingFirefoxPackages({ japanese: true, forTests: true }, machine({}))).toEqual([
      'firefox-esr',
      'firefox-esr-l10n-ja',
      'fonts-noto-cjk',
      'libnss3-tools',
    ]);
  });

  it('is Japanese only when it is asked for', () => {
    const system = machine(installed, { resolve });
    expect(missingFirefoxPackages({ japanese: false, forTests: false }, system)).toEqual([]);
    expect(missingFirefoxPackages({ japanese: true, forTests: false }, system)).toEqual([
      'firefox-esr-l10n-ja',
    ]);
    const both = machine({ ...installed, [japanese]: '' }, { resolve });
    expect(missingFirefoxPackages({ japanese: true, forTests: true }, both)).toEqual([]);
  });

  it('leaves a release at that for trying it out, and not for the tests', () => {
    const system = machine({ ...tools, '/usr/bin/firefox': '' });
    expect(missingFirefoxPackages({ japanese: true, forTests: false }, system)).toEqual([]);
    expect(missingFirefoxPackages({ japanese: false, forTests: true }, system)).toContain(
      'firefox-esr',
    );
  });
});

describe('what is said when there is none', () => {
  it('has a command for every system, and the truth about Ubuntu', () => {
    expect(firefoxHint('debian')).toContain('sudo apt-get install firefox-esr firefox-esr-l10n-ja');
    expect(firefoxHint('ubuntu')).toContain('is a snap');
    expect(firefoxHint('ubuntu')).not.toContain('install firefox-esr ');
    for (const family of ['ubuntu', 'fedora', 'linux', 'macos'] as const) {
      expect(firefoxHint(family)).toContain(
        'npx @puppeteer/browsers install firefox@esr --path ~/',
      );
    }
    expect(firefoxHint('arch')).toContain('pacman -S firefox-developer-edition');
    expect(firefoxHint('windows')).toContain('winget install');
  });

  it('tells a wrong FIREFOX_PATH, a release, and nothing at all apart', () => {
    const wrong = machine({}, { env: { FIREFOX_PATH: '/opt/x' } });
    expect(sayNoFirefox(true, 'debian', wrong)).toMatch(
      /^FIREFOX_PATH names \/opt\/x, which is not/,
    );
    const release = machine({ '/usr/bin/firefox': '' });
    expect(sayNoFirefox(true, 'fedora', release)).toMatch(/^\/usr\/bin\/firefox is a release/);
    expect(sayNoFirefox(false, 'macos', machine({}))).toMatch(
      /^There is no Firefox on this computer/,
    );
  });
});
