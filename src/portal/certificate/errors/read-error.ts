/** How a browser's names for a failed request are read; each browser's own names are beside this. */
import type { CertificateCause } from '../status';

/** What an error's name says. */
export interface ErrorReading {
  readonly cause: CertificateCause;
  /** The same outcome also has other causes, by a race or by accident: asking again may tell more. */
  readonly isRace: boolean;
}

/**
 * Reads the name of an error, as the browser gives it.
 * @returns null when it says nothing of the portal; `other` for a name that is not known
 */
export type ReadError = (error: string) => ErrorReading | null;

/** A name, or several, and what they mean. */
export interface ErrorRule {
  readonly pattern: RegExp;
  readonly cause: CertificateCause;
  readonly isRace?: true;
}

/**
 * Reads a name by rules; the first that fits wins.
 * @param rules Measured with real servers (Node, Apache httpd, nginx, HAProxy) where a real situation
 *   could be made; the others go by what the names say. The sentence above each group says what the
 *   person has to do about it, because that makes it a group.
 */
export function readBy(rules: readonly ErrorRule[], name: string): ErrorReading {
  const rule = rules.find(({ pattern }) => pattern.test(name));
  return rule === undefined
    ? { cause: 'other', isRace: true }
    : { cause: rule.cause, isRace: rule.isRace === true };
}
