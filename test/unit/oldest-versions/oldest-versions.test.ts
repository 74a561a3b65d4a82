/** The oldest versions in the manifests follow from what is used, and docs/browsers.md says from what. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OLDEST_VERSIONS } from '../../../scripts/manifests.mjs';
import { BROWSERS, latest, type Versions } from './compat-data';
import { cssFeatures } from './css-features';
import { DONE_WITHOUT, type Feature, NEEDED, NEW_SINCE, OTHER_NAMES } from './features';
import { scriptFeatures } from './script-features';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readSources = (kind: RegExp) =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => kind.test(file))
    .map((file) => read(join('src', file)))
    .join('\n');

const scripts = readSources(/\.tsx?$/);
const styles = readSources(/\.css$/);
const sources = [scripts, styles, read('manifest.json'), read('scripts/manifests.mjs')].join('\n');

const [, section = ''] = read('docs/browsers.md').split(/^## Oldest versions$/m);
const [page = ''] = section.split(/^## /m);

/** What a feature asks of each browser. */
function versionsOf({ keys, only }: Feature): Versions {
  const versions = latest(keys);
  return only === undefined ? versions : { chrome: 0, edge: 0, firefox: versions.firefox };
}

/** A row of the tables in docs/browsers.md. */
function rowOf(feature: Feature): string {
  const versions = versionsOf(feature);
  const cells = BROWSERS.map((browser) => versions[browser]).map((version) =>
    version === 0 || version === Infinity ? '–' : String(version),
  );
  return `| ${[feature.what, feature.why, ...cells].join(' | ')} |`;
}

const isNew = ({ chrome, firefox }: Versions) =>
  chrome >= NEW_SINCE.chrome || firefox >= NEW_SINCE.firefox;

describe('the oldest versions', () => {
  const needed = NEEDED.map(versionsOf);
  const most = (browser: keyof Versions) => Math.max(...needed.map((one) => one[browser]));

  it('are those that know all that is needed', () => {
    expect(OLDEST_VERSIONS).toEqual({ chrome: most('chrome'), firefox: most('firefox') });
    // Edge goes by the number of its Chromium, which is its own.
    expect(most('edge')).toBe(OLDEST_VERSIONS.chrome);
  });

  it('are stated in docs/browsers.md, with what sets them', () => {
    const { chrome, firefox } = OLDEST_VERSIONS;
    expect(page).toContain(`**Chrome ${chrome}, Edge ${chrome}, Firefox ${firefox}.**`);
    const rows = page.split('\n').filter((line) => /^\| .* \| (?:\d+|–) \|$/.test(line));
    expect(rows).toEqual([...NEEDED, ...DONE_WITHOUT].map(rowOf));
  });
});

describe('what they follow from', () => {
  it.each([...NEEDED, ...DONE_WITHOUT])('is used: $what', ({ uses }) => {
    expect(sources).toMatch(uses);
  });

  const isNamed = (key: string) =>
    [...NEEDED, ...DONE_WITHOUT]
      .flatMap(({ keys }) => keys)
      .some((one) => key === one || key.startsWith(`${one}.`));

  it('names all that is new in the style sheets', () => {
    const fresh = [...cssFeatures(styles)].filter((key) => isNew(latest([key])));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.filter((key) => !isNamed(key))).toEqual([]);
  });

  it('names all that is new in the scripts', () => {
    const fresh = scriptFeatures(scripts).filter(({ versions }) => isNew(versions));
    const others = fresh.filter(({ name, keys }) => !keys.some(isNamed) && !OTHER_NAMES[name]);
    expect(others).toEqual([]);
    const names = fresh.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(OTHER_NAMES)));
  });

  it('would be seen: these are newer than what is let in', () => {
    const css = '@media print { a:open > b { width: stretch; color: contrast-color(red) } }';
    expect([...cssFeatures(css)].filter((key) => isNew(latest([key])))).toEqual([
      'css.selectors.open',
      'css.properties.width.stretch',
      'css.types.color.contrast-color',
    ]);
    const code = 'const a = new DisposableStack(); bytes.toHex(); // b.toBase64()';
    const found = scriptFeatures(code).filter(({ versions }) => isNew(versions));
    expect(found.map(({ name }) => name)).toEqual(['DisposableStack', 'toHex']);
  });
});
