import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../package.json';
import {
  DISPLAY_TOOLS,
  debianDisplayPackages,
  displayHint,
  findMissingDisplay,
  hasDisplay,
} from '../../scripts/setup/find-display.mjs';
import {
  debianServerPackages,
  findMissingServers,
  findServer,
  nameServers,
  SERVER_KINDS,
  serverHint,
} from '../../scripts/setup/find-server.mjs';
import { isSameAsLocked } from '../../scripts/setup/install-packages.mjs';
import { explainApt } from '../../scripts/setup/install-tools.mjs';
import { complainAboutNode, OLDEST_NODE } from '../../scripts/setup/node-version.mjs';
import type { System } from '../../scripts/setup/system.mjs';
import { thisSystem } from '../../scripts/setup/system.mjs';
import { withoutServices } from '../../scripts/setup/without-services.mjs';

describe('complainAboutNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('is content with %s', (version) => {
    expect(complainAboutNode(version)).toBeNull();
  });

  it.each(['20.18.3', '18.20.0', '16.0.0'])('says in a sentence that %s is too old', (version) => {
    expect(complainAboutNode(version)).toContain(`this is Node ${version}.`);
  });

  it('asks for what package.json asks for', () => {
    expect(packageJson.engines.node).toBe(`>=${OLDEST_NODE.join('.')}`);
  });
});

describe('isSameAsLocked', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  it('takes the project itself for no package', () => {
    expect(
      isSameAsLocked({ '': { version: '2.0.0' }, 'node_modules/a': a }, { 'node_modules/a': a }),
    ).toBe(true);
  });

  it('allows an optional package to be missing: it is of another system', () => {
    const locked = { 'node_modules/a': a, 'node_modules/b': { ...a, optional: true } };
    expect(isSameAsLocked(locked, { 'node_modules/a': a })).toBe(true);
  });

  it.each([
    ['is missing', { 'node_modules/a': a }, {}],
    [
      'has another version',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, version: '1.0.1' } },
    ],
    [
      'has another content',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, integrity: 'x' } },
    ],
    ['is there and no longer locked', {}, { 'node_modules/a': a }],
  ])('sees that a package %s', (_, locked, installed) => {
    expect(isSameAsLocked(locked, installed)).toBe(false);
  });
});

describe('explainApt', () => {
  it('knows a lock', () => {
    const said = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 12';
    expect(explainApt(said)).toContain('Another installation is running');
  });

  it('knows a missing package list', () => {
    expect(explainApt('E: Unable to locate package chromium')).toContain('package list');
  });

  it('points at apt’s own words otherwise', () => {
    expect(explainApt('E: No space left on device')).toContain('its reason is above');
  });
});

const machine = (files: readonly string[], changes: Partial<System> = {}): System => ({
  ...thisSystem,
  platform: 'linux',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  isExecutable: (path) => files.includes(path),
  ...changes,
});

describe('the web servers', () => {
  it('are found where an ordinary user’s search path does not look', () => {
    expect(findServer('nginx', machine(['/usr/sbin/nginx']))).toBe('/usr/sbin/nginx');
    expect(findServer('nginx', machine(['/usr/bin/nginx']))).toBe('/usr/bin/nginx');
    expect(findServer('nginx', machine(['/usr/sbin/apache2']))).toBeNull();
  });

  it('go by the names of Debian and of Fedora', () => {
    expect(findServer('apache', machine(['/usr/sbin/apache2']))).toBe('/usr/sbin/apache2');
    expect(findServer('apache', machine(['/usr/sbin/httpd']))).toBe('/usr/sbin/httpd');
  });

  it('are asked for on Linux only', () => {
    expect(findMissingServers(machine([]))).toEqual(['apache', 'nginx', 'haproxy']);
    expect(findMissingServers(machine(['/usr/sbin/nginx']))).toEqual(['apache', 'haproxy']);
    expect(findMissingServers(machine([], { platform: 'darwin' }))).toEqual([]);
    expect(findServer('apache', machine(['/usr/sbin/httpd'], { platform: 'darwin' }))).toBeNull();
  });

  it('have a command on every system that has them', () => {
    expect(serverHint(['apache', 'nginx'], 'debian')).toBe(
      'sudo apt-get install apache2-bin nginx-light',
    );
    expect(serverHint(['haproxy'], 'ubuntu')).toBe('sudo apt-get install haproxy');
    expect(serverHint(['apache'], 'fedora')).toBe('sudo dnf install httpd mod_ssl');
    expect(serverHint(['nginx'], 'arch')).toBe('sudo pacman -S nginx');
    expect(serverHint(['apache', 'nginx'], 'linux')).toContain('install Apache httpd and nginx');
    expect(serverHint(SERVER_KINDS, 'macos')).toContain('Linux');
    expect(nameServers(SERVER_KINDS)).toBe('Apache httpd and nginx and HAProxy');
  });

  it('come without Apache’s own service', () => {
    expect(debianServerPackages(['apache', 'nginx'])).toEqual(['apache2-bin', 'nginx-light']);
  });
});

describe('the display', () => {
  const both = ['/usr/bin/Xvfb', '/usr/bin/xdotool'];

  it('is there when both of its tools are, on Linux only', () => {
    expect(hasDisplay(machine(both))).toBe(true);
    expect(hasDisplay(machine(['/usr/bin/Xvfb']))).toBe(false);
    expect(hasDisplay(machine(both, { platform: 'darwin' }))).toBe(false);
  });

  it('is asked for on Linux only, and only what is not there', () => {
    expect(findMissingDisplay(machine([]))).toEqual(['Xvfb', 'xdotool']);
    expect(findMissingDisplay(machine(['/usr/bin/Xvfb']))).toEqual(['xdotool']);
    expect(findMissingDisplay(machine(both))).toEqual([]);
    expect(findMissingDisplay(machine([], { platform: 'darwin' }))).toEqual([]);
  });

  it('has a command on every system that has one', () => {
    expect(debianDisplayPackages(DISPLAY_TOOLS)).toEqual(['xvfb', 'xdotool']);
    expect(displayHint(DISPLAY_TOOLS, 'debian')).toBe('sudo apt-get install xvfb xdotool');
    expect(displayHint(['xdotool'], 'ubuntu')).toBe('sudo apt-get install xdotool');
    expect(displayHint(['Xvfb'], 'fedora')).toBe('sudo dnf install xorg-x11-server-Xvfb');
    expect(displayHint(['Xvfb'], 'arch')).toBe('sudo pacman -S xorg-server-xvfb');
    expect(displayHint(DISPLAY_TOOLS, 'linux')).toContain('install Xvfb and xdotool');
    expect(displayHint(DISPLAY_TOOLS, 'macos')).toContain('Linux');
  });
});

describe('withoutServices', () => {
  function place(): string {
    const folder = mkdtempSync(join(tmpdir(), 'e-parcel-policy-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'policy-rc.d');
  }

  /** Asks as Debian does. */
  const ask = (policy: string) => spawnSync(policy, ['nginx', 'start']).status;

  it('says no for as long as it installs', () => {
    const policy = place();
    expect(withoutServices(() => ask(policy), policy)).toBe(101);
    expect(existsSync(policy)).toBe(false);
  });

  it('says no more when the installation has failed', () => {
    const policy = place();
    const fail = () => {
      throw new Error('no space');
    };
    expect(() => withoutServices(fail, policy)).toThrow('no space');
    expect(existsSync(policy)).toBe(false);
  });

  it('leaves the machine’s own answer alone', () => {
    const policy = place();
    writeFileSync(policy, '#!/bin/sh\nexit 104\n', { mode: 0o755 });
    expect(withoutServices(() => ask(policy), policy)).toBe(104);
    expect(readFileSync(policy, 'utf8')).toContain('104');
  });

  it('hinders nobody when it was cut off and left behind', () => {
    const policy = place();
    const ours = withoutServices(() => readFileSync(policy, 'utf8'), policy);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(policy, ours.replaceAll(String(process.pid), String(pid)), { mode: 0o755 });
    expect(ask(policy)).toBe(0);
    expect(existsSync(policy)).toBe(false);
  });

  it('goes on where it may not say anything', () => {
    const policy = join(place(), 'not', 'there');
    expect(withoutServices(() => 'installed', policy)).toBe('installed');
  });
});
