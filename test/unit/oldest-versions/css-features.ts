/** Finds what a style sheet uses, by the keys of browser-compat-data. */
import { COMPAT } from './compat-data';

/** Functions and other values that are not of one property: name → keys. */
const types = new Map<string, string[]>();
for (const key of COMPAT.keys()) {
  const [area, kind, ...path] = key.split('.');
  const name = path.at(-1);
  if (area !== 'css' || kind !== 'types' || name === undefined) continue;
  types.set(name, [...(types.get(name) ?? []), key]);
}

function* ofAtRules(css: string): Generator<string> {
  for (const [, name, condition = ''] of css.matchAll(/@([\w-]+)([^{;]*)/g)) {
    yield `css.at-rules.${name}`;
    for (const [, feature] of condition.matchAll(/\(\s*([\w-]+)/g)) {
      yield `css.at-rules.${name}.${feature}`;
    }
    if (/[<>]/.test(condition)) yield `css.at-rules.${name}.range_syntax`;
  }
}

function* ofSelectors(css: string): Generator<string> {
  for (const [, selector = ''] of css.matchAll(/([^{};]+)\{/g)) {
    if (selector.trim().startsWith('@')) continue;
    for (const [, name] of selector.matchAll(/:([\w-]+)/g)) yield `css.selectors.${name}`;
    if (selector.includes('&')) yield 'css.selectors.nesting';
  }
}

function* ofDeclarations(css: string): Generator<string> {
  for (const [, property, text = ''] of css.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)) {
    const value = text.replace(/"[^"]*"|'[^']*'|var\(--[\w-]+/g, ' ');
    yield `css.properties.${property}`;
    for (const [word] of value.matchAll(/(?<![\w-])[a-z][\w-]*/g)) {
      yield `css.properties.${property}.${word}`;
    }
    for (const [, word = ''] of value.matchAll(/([a-z][\w-]*)\(/g)) {
      // Of one name for several things only what all of them need is certain.
      const keys = types.get(word) ?? [];
      if (keys.length === 1) yield* keys;
    }
  }
}

/** The keys of what is used, as far as browser-compat-data has one for it. */
export function cssFeatures(css: string): ReadonlySet<string> {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const keys = [...ofAtRules(bare), ...ofSelectors(bare), ...ofDeclarations(bare)];
  return new Set(keys.filter((key) => COMPAT.has(key)));
}
