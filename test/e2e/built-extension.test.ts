/** What is built, as it will be installed. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

describe.each(['chrome', 'firefox'])('dist/%s', (browser) => {
  const folder = join(dist, browser);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
  const scripts = files.filter((file) => file.endsWith('.js'));

  it('asks for the fewest permissions', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.permissions.toSorted()).toEqual(['storage', 'webRequest']);
    expect(manifest.host_permissions).toEqual(['https://secure.e-parcel.ne.jp/*']);
    expect(manifest.optional_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toBeUndefined();
  });

  it('exposes nothing to pages but the assistant, and that to the portal only', () => {
    expect(manifest.web_accessible_resources).toHaveLength(1);
    expect(manifest.web_accessible_resources[0]).toMatchObject({
      resources: ['assistant.js'],
      matches: ['https://secure.e-parcel.ne.jp/*'],
    });
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_security_policy).toBeUndefined();
  });

  it('has one content script, which loads nothing but the assistant, whole in one file', () => {
    expect(manifest.content_scripts).toHaveLength(1);
    const [{ js, css, matches }] = manifest.content_scripts;
    expect(js).toHaveLength(1);
    expect(css).toBeUndefined();
    expect(matches).toEqual(['https://secure.e-parcel.ne.jp/*']);
    const content = readFileSync(join(folder, js[0]), 'utf8');
    const imports = /\bimport\b\s*[({'"`]|\bfrom\s*['"`]/g;
    expect(content.match(imports)).toHaveLength(1);
    expect(content).toMatch(/\bimport\(chrome\.runtime\.getURL\(`assistant\.js`\)\)/);
    const assistant = readFileSync(join(folder, 'assistant.js'), 'utf8');
    expect(assistant.match(imports)).toBeNull();
  });

  it('speaks English and Japanese', () => {
    expect(manifest.default_locale).toBe('en');
    const locales = files.filter((file) => file.startsWith('_locales')).toSorted();
    expect(locales).toEqual(['_locales/en/messages.json', '_locales/ja/messages.json']);
  });

  it('has every file that its manifest names', () => {
    const named = JSON.stringify(manifest).match(/[\w/.-]+\.(?:js|html|png)/g) ?? [];
    for (const file of named) expect(files).toContain(file);
  });

  it('runs no code from strings and loads none from elsewhere', () => {
    for (const script of scripts) {
      const code = readFileSync(join(folder, script), 'utf8');
      expect(code, script).not.toMatch(/\beval\(|new Function\(|\bimportScripts\b/);
    }
  });

  it('names no host but the operator’s', () => {
    for (const script of scripts) {
      const code = readFileSync(join(folder, script), 'utf8');
      const hosts = [...code.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
      const foreign = hosts.filter(
        (host) =>
          !['secure.e-parcel.ne.jp', 'www.e-parcel.ne.jp', 'www.w3.org'].includes(host ?? ''),
      );
      expect(foreign, script).toEqual([]);
    }
  });
});
