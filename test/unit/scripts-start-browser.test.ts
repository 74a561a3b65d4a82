/** What `npm start` says of the browser it starts. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { browserVersion } from '../../scripts/browser-version';
import { whyNotStarted } from '../../scripts/start-browser';

describe('why a browser did not start', () => {
  it('is one sentence, without the name of the driver’s call', () => {
    const log = 'browserType.launchPersistentContext: Failed to launch\nCall log:\n- <launching>';
    expect(whyNotStarted('/usr/bin/chromium', new Error(log))).toBe(
      '/usr/bin/chromium could not be started: Failed to launch',
    );
  });

  it('keeps every word of a sentence of ours', () => {
    const sentence =
      'This Firefox speaks en-US, not ja. On Debian its languages are packages of their own: firefox-esr-l10n-ja.';
    expect(whyNotStarted('/usr/bin/firefox', new Error(sentence))).toContain(sentence);
  });

  it('names a display that does not answer', () => {
    const said = 'Failed to launch\nError: cannot open display: :5';
    expect(whyNotStarted('/usr/bin/firefox', new Error(said))).toMatch(/^The display .*answer/);
  });
});

describe.skipIf(process.platform === 'win32')('the version of a browser', () => {
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), 'e-parcel-version-'));
    onTestFinished(() => rmSync(made, { recursive: true, force: true }));
    return made;
  }

  /** A program that says this when it is asked. */
  function program(where: string, said: string): string {
    const path = join(where, 'browser');
    writeFileSync(path, `#!/bin/sh\necho "${said}"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('is what it says itself', async () => {
    const path = program(folder(), 'Chromium 156.0.8078.79 built on Debian');
    expect(await browserVersion(path)).toBe('156.0.8078.79');
  });

  it('is what lies beside a Firefox, behind links, which is then not started', async () => {
    const there = folder();
    const path = program(there, 'Something 1.2.3');
    writeFileSync(join(there, 'application.ini'), '[App]\nVersion=153.7.0\nMinVersion=1.0\n');
    const link = join(folder(), 'firefox');
    symlinkSync(path, link);
    expect(await browserVersion(link)).toBe('153.7.0');
  });

  it('is a folder’s name where Chromium has been installed on Windows', async () => {
    const there = folder();
    mkdirSync(join(there, '156.0.8078.79'));
    expect(await browserVersion(program(there, ''))).toBe('156.0.8078.79');
  });

  it('is nothing where it does not say', async () => {
    expect(await browserVersion(program(folder(), 'no number'))).toBe('');
    expect(await browserVersion(join(folder(), 'gone'))).toBe('');
  });
});
