/** What a field's `pattern` says about a password: it is tried with samples, not read. */
import type { StatedRules } from './stated-rules';

/** Every kind is in the first three, and no character comes twice. */
const SAMPLE = 'aB3cD4eF5gH6jK7mN8pQ9rS2';

/** Without the underscore, which `\w` lets in unmeant. */
const SYMBOLS = ['!', '#', '@', '-'];

/** What would show that a pattern is not about characters at all. */
const STRANGERS = ['あ', ' '];

/** Less is convention: "something is required". */
export const SHORTEST_MEANT = 4;

/** As HTML compiles it: by itself first, then from end to end. `u` for those written before `v`. */
function compile(pattern: string): RegExp | null {
  for (const flag of ['v', 'u']) {
    try {
      return new RegExp(`^(?:${new RegExp(pattern, flag).source})$`, flag);
    } catch {
      // A pattern that cannot be read says nothing.
    }
  }
  return null;
}

/**
 * Reads a `pattern`.
 * @param pattern the attribute, or an empty text
 */
export function readPattern(pattern: string): Omit<StatedRules, 'room'> {
  const rule = pattern === '' ? null : compile(pattern);
  if (!rule) return { shortest: null, longest: null, characters: null };
  const lengths = Array.from(SAMPLE, (_, index) => index + 1);
  /** With one character replaced: the second, so that what starts and ends is as it was. */
  const takes = (length: number, other = 'B'): boolean =>
    rule.test(`a${other}${SAMPLE.slice(2)}`.slice(0, length));
  const plain = lengths.filter((length) => takes(length));
  const marked = lengths.filter((length) => length > 1 && SYMBOLS.some((s) => takes(length, s)));
  const accepted = lengths.filter((length) => plain.includes(length) || marked.includes(length));
  const [shortest = 0] = accepted;
  const longest = accepted.at(-1) ?? SAMPLE.length;
  const isMore = marked.some(
    (length) => !plain.includes(length) || STRANGERS.some((stranger) => !takes(length, stranger)),
  );
  const isPlain = plain.length > 0 && marked.length === 0;
  return {
    shortest: shortest < SHORTEST_MEANT ? null : shortest,
    longest: longest === SAMPLE.length ? null : longest,
    characters: isMore ? 'more' : isPlain ? 'alphanumeric' : null,
  };
}
