/** What is built, as it will be installed. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

/** The assistant's files: what is loaded first, then what is loaded on demand. */
const ASSISTANT = [
  'assistant/assistant.js',
  'assistant/page-map.js',
  'assistant/read-answer.js',
  'assistant/show-done.js',
  'assistant/show-me.js',
  'assistant/strength.js',
  'assistant/tell-refusal.js',
  'assistant/tools.js',
];

/** What the content script asks for by itself. */
const ENTRIES = ['assistant/tell-refusal.js'];

const IMPORTS = /\bimport\b\s*[({'"`]|\bfrom\s*['"`]/g;

describe.each(['chrome', 'firefox'])('dist/%s', (browser) => {
  const folder = join(dist, browser);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const scripts = files.filter((file) => file.endsWith('.js'));

  it('asks for the fewest permissions', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.permissions.toSorted()).toEqual(['alarms', 'storage', 'webRequest']);
    expect(manifest.host_permissions).toEqual(['https://secure.e-parcel.ne.jp/*']);
    expect(manifest.optional_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toBeUndefined();
  });

  it('exposes nothing to pages but the assistant, and that to the portal only', () => {
    expect(manifest.web_accessible_resources).toHaveLength(1);
    const [{ resources, matches }] = manifest.web_accessible_resources;
    expect(resources).toEqual(['assistant/*.js']);
    expect(matches).toEqual(['https://secure.e-parcel.ne.jp/*']);
    expect(files.filter((file) => file.startsWith('assistant')).toSorted()).toEqual(ASSISTANT);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('lets its worker and pages ask the operator’s hosts only, and run its own scripts only', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
    expect(policy.split('; ')).toEqual([
      "default-src 'self'",
      'connect-src https://secure.e-parcel.ne.jp https://www.e-parcel.ne.jp',
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has one content script, which loads nothing but the assistant', () => {
    expect(manifest.content_scripts).toHaveLength(1);
    const [{ js, css, matches }] = manifest.content_scripts;
    expect(js).toHaveLength(1);
    expect(css).toBeUndefined();
    expect(matches).toEqual(['https://secure.e-parcel.ne.jp/*']);
    const content = read(js[0]);
    expect(content.match(IMPORTS)).toHaveLength(1);
    expect(content).toMatch(/\bimport\(chrome\.runtime\.getURL\(`assistant\/\$\{\w+\}\.js`\)\)/);
  });

  it('has an assistant that comes in one file, and loads its own others on demand', () => {
    const imports = ASSISTANT.map((file) => {
      const code = read(file);
      const own = code.match(/\bimport\(`\.\/[\w-]+\.js`\)|\bfrom\s*"\.\/[\w-]+\.js"/g) ?? [];
      // Every import, whatever it is of, is one of those.
      const more = code.match(/\bimport\s*\{/g) ?? [];
      expect(code.match(IMPORTS) ?? [], file).toHaveLength(own.length + more.length);
      return own.map((one) => one.replace(/["`]\)?$/, ''));
    });
    const [first = []] = imports;
    expect(first.length).toBeGreaterThan(0);
    for (const one of first) expect(one).toMatch(/^import\(/);
    // A page that answers an Update needs nothing else, unless a new password was saved.
    const answer = imports[ASSISTANT.indexOf('assistant/read-answer.js')];
    expect(answer).toEqual([expect.stringMatching(/^import\(.*show-done/)]);
    const named = imports.flat().map((one) => one.replace(/^.*\.\//, 'assistant/'));
    // The content script itself loads the others.
    expect([...new Set([...named, ...ENTRIES])].toSorted()).toEqual(ASSISTANT);
  });

  it('writes no markup into pages', () => {
    for (const file of [...ASSISTANT, manifest.content_scripts[0].js[0]]) {
      expect(read(file), file).not.toMatch(
        /\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\bcreateElement\(\W?script/,
      );
    }
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
      const code = read(script);
      expect(code, script).not.toMatch(/\beval\(|new Function\(|\bimportScripts\b/);
    }
  });

  it('names no host but the operator’s', () => {
    for (const script of scripts) {
      const code = read(script);
      const hosts = [...code.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
      const foreign = hosts.filter(
        (host) =>
          !['secure.e-parcel.ne.jp', 'www.e-parcel.ne.jp', 'www.w3.org'].includes(host ?? ''),
      );
      expect(foreign, script).toEqual([]);
    }
  });
});
