/** Since when browsers know something, as MDN's browser-compat-data has it. */
import { createRequire } from 'node:module';
import type { CompatData, Identifier } from '@mdn/browser-compat-data';

/** Not imported: Vitest would take all of its 20 megabytes for code, and need seconds for it. */
const compatData: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data');

export const BROWSERS = ['chrome', 'edge', 'firefox'] as const;

/** The first version of each browser: whole numbers, Infinity where there is none. */
export type Versions = Readonly<Record<(typeof BROWSERS)[number], number>>;

const number = (version: string | false): number =>
  // `≤58` is 58 or older; `preview` is in nobody's hands yet.
  version === false || version === 'preview' ? Infinity : Number(version.replace('≤', ''));

/** The first version with all of it, under its own name, without a switch, and to stay. */
function firstVersion(compat: NonNullable<Identifier['__compat']>, browser: keyof Versions) {
  const whole = [compat.support[browser] ?? []]
    .flat()
    .filter(
      (one) =>
        !one.flags &&
        !one.prefix &&
        !one.alternative_name &&
        !one.partial_implementation &&
        !one.version_removed,
    );
  return Math.min(Infinity, ...whole.map((one) => number(one.version_added)));
}

const all = new Map<string, Versions>();

function collect(node: Identifier, key: string): void {
  const { __compat: compat, ...parts } = node;
  if (compat) {
    all.set(key, {
      chrome: firstVersion(compat, 'chrome'),
      edge: firstVersion(compat, 'edge'),
      firefox: firstVersion(compat, 'firefox'),
    });
  }
  for (const [name, part] of Object.entries(parts)) collect(part, `${key}.${name}`);
}

for (const area of ['api', 'css', 'javascript', 'webextensions'] as const) {
  collect(compatData[area], area);
}

/** Everything that is known, by its key, such as `css.types.color.light-dark`. */
export const COMPAT: ReadonlyMap<string, Versions> = all;

/** The versions that know all of the keys. */
export function latest(keys: readonly string[]): Versions {
  const versions = keys.map((key) => {
    const known = COMPAT.get(key);
    if (!known) throw new Error(`browser-compat-data has no ${key}.`);
    return known;
  });
  const most = (browser: keyof Versions) => Math.max(0, ...versions.map((one) => one[browser]));
  return { chrome: most('chrome'), edge: most('edge'), firefox: most('firefox') };
}
