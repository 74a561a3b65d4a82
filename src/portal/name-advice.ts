/** What a person may like to know about a name that the portal's rule allows. */
import { SPACE_AT_EDGE } from './password-rules';

/** Advice on one name, or on both. */
export type NameAdvice =
  | { readonly kind: 'space-at-edge' }
  /** The first such character, whole, to be shown to the person who typed it and nobody else. */
  | { readonly kind: 'may-not-display'; readonly character: string }
  | { readonly kind: 'both-empty' };

/** Outside the BMP, half of such a character, or what picks another shape of the one before. */
const MAY_NOT_DISPLAY = /[\u{10000}-\u{10ffff}\ud800-\udfff\p{Variation_Selector}]/u;

/** What shows nothing by itself. */
const SHOWS_NOTHING = /[\ud800-\udfff]|^\p{Variation_Selector}+/gu;

/** Advice on one name: at most one of each kind. */
export function adviseName(name: string): readonly NameAdvice[] {
  const advice: NameAdvice[] = [];
  if (SPACE_AT_EDGE.test(name)) advice.push({ kind: 'space-at-edge' });
  const at = name.search(MAY_NOT_DISPLAY);
  if (at >= 0) {
    // The whole of it: a family of four is one character to a person, and seven in the text.
    const whole = new Intl.Segmenter().segment(name).containing(at)?.segment ?? '';
    const character = whole.replace(SHOWS_NOTHING, '\ufffd');
    advice.push({ kind: 'may-not-display', character });
  }
  return advice;
}

/** Advice on both names together. Names of spaces alone show as nothing, too. */
export function adviseNames(first: string, last: string): NameAdvice | null {
  return (first + last).trim() === '' ? { kind: 'both-empty' } : null;
}
