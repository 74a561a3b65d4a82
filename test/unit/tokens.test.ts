/** The colours that popup and panel share: everything can be read, in light and in dark. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../src/shared/tokens.css', import.meta.url), 'utf8');

const hexOf = (text: string): string => {
  const digits = text.slice(1);
  return digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
};

/** The colours by name, as a light and a dark page get them. */
const TOKENS = new Map(
  Array.from(CSS.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g), ([, name, light, dark]) => [
    name ?? '',
    { light: hexOf(light ?? ''), dark: hexOf(dark ?? '') },
  ]),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['surface', 'surface-sunken'];
const TINTED = ['ok', 'warn', 'error', 'info'];

/** Words and what they stand on. */
const TEXTS: readonly (readonly [string, readonly string[]])[] = [
  ...['text', 'text-strong', 'text-quiet'].map(
    (name) => [name, [...SURFACES, ...TINTED.map((tint) => `${tint}-surface`)]] as const,
  ),
  ...TINTED.map((name) => [name, [...SURFACES, `${name}-surface`]] as const),
  ['accent', [...SURFACES, 'info-surface']],
  ['accent-strong', [...SURFACES, 'info-surface']],
  ['on-accent', ['accent', 'accent-strong']],
  // A white sign on its colour.
  ['surface', TINTED],
];

/** Borders of what can be pressed, rings of states, and where the focus is. */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  ['border', [...SURFACES, 'error-surface', 'info-surface']],
  ['accent', SURFACES],
  ['focus', [...SURFACES, ...TINTED.map((tint) => `${tint}-surface`)]],
  ...TINTED.map((name) => [name, [...SURFACES, `${name}-surface`]] as const),
];

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const colour = (name: string): string => {
    const token = TOKENS.get(name);
    if (token === undefined) throw new Error(`--${name} is no colour for light and dark.`);
    return token[scheme];
  };
  const listTooFaint = (pairs: typeof TEXTS, least: number): readonly string[] =>
    pairs.flatMap(([name, grounds]) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(colour(name), colour(ground));
        return ratio < least ? [`${name} on ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );

  it('every text has a contrast of 4.5', () => {
    expect(listTooFaint(TEXTS, 4.5)).toEqual([]);
  });
  it('every border that says something has a contrast of 3', () => {
    expect(listTooFaint(LINES, 3)).toEqual([]);
  });
});
