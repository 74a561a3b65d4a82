/** What goes into the packages for the stores, and in which bytes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkPackage } from '../../scripts/check-package';
import { listUncommitted, sourceFiles } from '../../scripts/source-files';
import { zipFiles } from '../../scripts/zip-files';

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** 12:00 on 1 January 1980, as a ZIP file writes it: the time, then the day. */
const DATE = Buffer.from([0x00, 0x60, 0x21, 0x00]);

describe('zipFiles', () => {
  it('gives back what was packed', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}(?:\/[a-z]{1,4})?\.js$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.uint8Array()), (files) => {
        const packed = zipFiles(new Map(Object.entries(files)));
        const unpacked = Object.entries(unzipSync(packed));
        expect(unpacked.toSorted().map(([one, data]) => [one, [...data]])).toEqual(
          Object.entries(files)
            .toSorted()
            .map(([one, data]) => [one, [...data]]),
        );
      }),
    );
  });

  it('does not depend on who lists the files in which order', () => {
    const files = ['b.js', 'a/b.js', 'B.js', 'a.js', 'ä.js'].map(
      (name) => [name, bytes(name)] as const,
    );
    const packed = zipFiles(new Map(files));
    expect(Object.keys(unzipSync(packed))).toEqual(['B.js', 'a.js', 'a/b.js', 'b.js', 'ä.js']);
    expect(zipFiles(new Map(files.toReversed())).equals(packed)).toBe(true);
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Tokyo'])(
    'has one date, in %s too',
    (zone) => {
      const here = zipFiles(new Map([['a.js', bytes('a')]]));
      vi.stubEnv('TZ', zone);
      onTestFinished(() => {
        vi.unstubAllEnvs();
      });
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      const there = zipFiles(new Map([['a.js', bytes('a')]]));
      expect(there.subarray(10, 14)).toEqual(DATE);
      expect(there.equals(here)).toBe(true);
    },
  );
});

describe('checkPackage', () => {
  const good = new Map([
    ['manifest.json', bytes('{"version":"1.2.3"}')],
    ['background.js', bytes('1')],
    ['assets/index.html-CHc6zZG6.js', bytes('1')],
    ['icons/toolbar/fine-16.png', bytes('1')],
  ]);

  it('is content with what belongs into it', () => {
    expect(checkPackage(good, '1.2.3')).toEqual([]);
  });

  it('wants one version', () => {
    expect(checkPackage(good, '1.2.4')).toEqual([
      'manifest.json says version 1.2.3, package.json says 1.2.4.',
    ]);
    expect(checkPackage(new Map(), '1.2.4')).toHaveLength(1);
  });

  it.each([
    '.DS_Store',
    'assets/.hidden.js',
    'assets/index.js.map',
    'src/content/index.ts',
    'notes.txt',
    '_locales/fr/messages.json',
    'manifest.json.bak',
    'icons/../x.png',
  ])('finds %s', (name) => {
    expect(checkPackage(new Map([...good, [name, bytes('1')]]), '1.2.3')).toEqual([
      `${name} is not expected.`,
    ]);
  });

  it('finds what names a source map, and what is empty', () => {
    const mapped = bytes('1;\n//# sourceMappingURL=background.js.map');
    expect(checkPackage(new Map([...good, ['background.js', mapped]]), '1.2.3')).toEqual([
      'background.js names a source map.',
    ]);
    expect(checkPackage(new Map([...good, ['background.js', bytes('')]]), '1.2.3')).toEqual([
      'background.js is empty.',
    ]);
  });
});

describe('the source archive', () => {
  function makeFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'e-parcel-source-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
  const git = (folder: string, ...args: string[]) => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid'];
    return spawnSync('git', [...who, ...args], { cwd: folder }).status;
  };

  it('says in a sentence that it needs git', async () => {
    const folder = makeFolder();
    await expect(sourceFiles(folder)).rejects.toThrow('git does not answer here');
    await expect(sourceFiles(folder)).rejects.toThrow('npm run build-for-amo');
    expect(() => listUncommitted(folder)).toThrow('git does not answer here');
  });

  it.skipIf(git(tmpdir(), '--version') !== 0)(
    'has what git keeps, without pictures and what git ignores, and knows what is not committed',
    async () => {
      const folder = makeFolder();
      mkdirSync(join(folder, 'docs/pictures'), { recursive: true });
      for (const [name, text] of [
        ['.gitignore', 'dist/\n'],
        ['a.ts', 'a'],
        ['後.ts', 'b'],
        ['docs/pictures/a.png', 'c'],
      ] as const) {
        writeFileSync(join(folder, name), text);
      }
      git(folder, 'init', '-q');
      git(folder, 'add', '.');
      expect(git(folder, 'commit', '-q', '-m', 'x')).toBe(0);
      mkdirSync(join(folder, 'dist'));
      writeFileSync(join(folder, 'dist/a.js'), 'd');
      expect([...(await sourceFiles(folder)).keys()].toSorted()).toEqual([
        '.gitignore',
        'a.ts',
        '後.ts',
      ]);
      expect(listUncommitted(folder)).toEqual([]);

      writeFileSync(join(folder, 'a.ts'), 'changed');
      writeFileSync(join(folder, 'new.ts'), 'e');
      rmSync(join(folder, '後.ts'));
      expect([...listUncommitted(folder)].toSorted()).toEqual([' D 後.ts', ' M a.ts', '?? new.ts']);
      const files = await sourceFiles(folder);
      expect([...files.keys()].toSorted()).toEqual(['.gitignore', 'a.ts', 'new.ts']);
      expect(Buffer.from(files.get('a.ts') ?? []).toString()).toBe('changed');

      mkdirSync(join(folder, 'part'));
      await expect(sourceFiles(join(folder, 'part'))).rejects.toThrow('another project’s');
    },
  );
});
