/** The rooms of the house, as the linter keeps them: the rule must bite, not just be written down. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** A file in the first room imports the second. */
const FORBIDDEN = [
  ['src/popup', '../content/panel'],
  ['src/popup', '../background/check'],
  ['src/content', '../popup/words'],
  ['src/content', '../background/check'],
  ['src/background', '../popup/words'],
  ['src/background', '../content/panel'],
  ['src/shared', '../content/panel'],
  ['src/portal', '../shared/storage'],
  ['src/portal/recognition', '../../shared/storage'],
  ['src/portal', 'webextension-polyfill'],
  ['src/popup', 'webextension-polyfill'],
  ['src/content', 'webextension-polyfill'],
  ['src/background', 'webextension-polyfill'],
] as const;
const ALLOWED = [
  ['src/popup', '../shared/storage'],
  ['src/content', '../portal/name-rules'],
  ['src/background', '../portal/certificate/status'],
  ['src/shared', 'webextension-polyfill'],
] as const;

/** A house of its own, with the same rules and nothing but the imports in question. */
const house = mkdtempSync(join(tmpdir(), 'e-parcel-rooms-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function put(file: string, code: string): string {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), code);
  return file;
}

const fileFor = (kind: string, room: string, index: number): string =>
  `${room}/${kind}-${index}.ts`;

let complaints = '';
beforeAll(() => {
  cpSync(join(root, 'biome.json'), join(house, 'biome.json'));
  put('.gitignore', 'node_modules/\n');
  for (const [kind, imports] of Object.entries({ forbidden: FORBIDDEN, allowed: ALLOWED })) {
    imports.forEach(([room, module], index) => {
      put(fileFor(kind, room, index), `import '${module}';\n`);
    });
  }
  put('src/portal/uses-browser.ts', 'export const id = chrome.runtime.id;\n');
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.'],
    { cwd: house, encoding: 'utf8' },
  );
  complaints = run.stdout + run.stderr;
});

const complaintsAbout = (file: string): string =>
  complaints
    .split('\n')
    .filter((line) => line.includes(file))
    .join('\n');

it.each(FORBIDDEN.map(([room, module], index) => [room, module, index] as const))(
  '%s never imports %s',
  (room, _module, index) => {
    expect(complaintsAbout(fileFor('forbidden', room, index))).toContain('noRestrictedImports');
  },
);

it.each(ALLOWED.map(([room, module], index) => [room, module, index] as const))(
  '%s may import %s',
  (room, _module, index) => {
    expect(complaintsAbout(fileFor('allowed', room, index))).not.toContain('noRestrictedImports');
  },
);

it('what is known of the portal uses no browser API', () => {
  expect(complaintsAbout('uses-browser.ts')).toContain('noRestrictedGlobals');
});
