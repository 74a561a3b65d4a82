/** Finds what a script can only have from a browser, by the keys of browser-compat-data. */
import { BROWSERS, COMPAT, type Versions } from './compat-data';

/**
 * What our scripts can have in their hands. In all of browser-compat-data almost every word is a name of
 * something.
 */
const AT_HAND =
  /^(?:javascript\.builtins\.(?!Temporal\.)|api\.(?:[A-Z]\w+$|(?:Abort\w+|Blob|Clipboard|Crypto|CSSStyleSheet|DataTransfer|Document\w*|DOMTokenList|Element|Event|File|FormData|Headers|HTML\w*|Mutation\w+|Navigator|Node\w*|Performance|Range|Request|Resize\w+|Response|Selection|ShadowRoot|SubmitEvent|SVG\w*Element|Text\w*|URL\w*|Window)\.)|webextensions\.api\.(?:action|alarms|i18n|permissions|runtime|storage|tabs|webRequest|windows)\.)/;

interface Named {
  readonly atHand: string[];
  /** The oldest that has this name, whatever it is. */
  oldest: Versions;
}

const named = new Map<string, Named>();
for (const [key, versions] of COMPAT) {
  if (key.startsWith('css.')) continue;
  const name = key.replace(/^.*\.|_(?:static|event)$/g, '');
  const one = named.get(name) ?? { atHand: [], oldest: versions };
  if (AT_HAND.test(key)) one.atHand.push(key);
  const oldest = BROWSERS.map(
    (browser) => [browser, Math.min(one.oldest[browser], versions[browser])] as const,
  );
  one.oldest = { ...one.oldest, ...Object.fromEntries(oldest) };
  named.set(name, one);
}

/** A name that a script uses, what it may be, and since when there is anything of this name. */
export interface UsedName {
  readonly name: string;
  readonly keys: readonly string[];
  readonly versions: Versions;
}

/** The names after a dot, and those that begin with a capital, that a browser may have to know. */
export function scriptFeatures(code: string): readonly UsedName[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const names = [...bare.matchAll(/\.([a-z]\w+)|\b([A-Z]\w*[a-z]\w*)\b/g)];
  return [...new Set(names.map(([, member, global]) => member ?? global ?? ''))].flatMap((name) => {
    const { atHand, oldest } = named.get(name) ?? {};
    return atHand && oldest && atHand.length > 0 ? [{ name, keys: atHand, versions: oldest }] : [];
  });
}
