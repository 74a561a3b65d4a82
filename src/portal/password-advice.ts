/** What a person may like to know about a password that the portal's rules allow. */

/** Advice on a password; it never repeats anything of it. */
export interface PasswordAdvice {
  readonly kind: 'like-id-or-name';
}

/** Shorter ones stand in a password by chance. */
const SHORTEST_TEXT = 3;
const SHORTEST_WORD = 4;

/** For comparing alone: neither width, case, spaces nor marks matter. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Tells whether a password is easily guessed from what others can see.
 * @param known the e-Parcel ID and the names on the page, as they stand there
 */
export function advisePassword(password: string, known: readonly string[]): PasswordAdvice | null {
  const secret = bare(password);
  const isIn = (text: string, shortest: number): boolean => {
    const sought = bare(text);
    return sought.length >= shortest && secret.includes(sought);
  };
  const isLike = known.some(
    (text) =>
      (secret !== '' && secret === bare(text)) ||
      isIn(text, SHORTEST_TEXT) ||
      text.split(/\s+/).some((word) => isIn(word, SHORTEST_WORD)),
  );
  return isLike ? { kind: 'like-id-or-name' } : null;
}
