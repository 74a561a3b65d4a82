/** What is said of a certificate in a file, before anything of it is kept. */
import { say } from '../../shared/strings';
import type { GlyphName } from '../glyph';
import { sayDay } from './say-date';
import type { Found } from './use-picked-file';

/** Whether a certificate can be used now. */
export type Validity = 'expired' | 'not-yet' | 'valid';

/** @param now the present, in milliseconds since 1970 */
export function validityOf({ certificate }: Found, now: number): Validity {
  if (certificate.notAfter < now) return 'expired';
  return certificate.notBefore > now ? 'not-yet' : 'valid';
}

/** The one line that says it all. */
export function sayFoundHeadline(found: Found, now: number, language: string): string {
  return validityOf(found, now) === 'expired'
    ? say('expiry_found_expired')
    : say('expiry_kept_ahead', sayDay(found.certificate.notAfter, language));
}

/** A sentence to be heeded. */
export interface FoundNote {
  readonly tone: 'note' | 'warning';
  readonly glyph: GlyphName;
  readonly text: string;
}

/** Everything about the file that the person should know, the gravest first. */
export function notesOnFound(found: Found, now: number): readonly FoundNote[] {
  const { certificate, others, hasPrivateKey } = found;
  const notes: FoundNote[] = [];
  const add = (tone: FoundNote['tone'], glyph: GlyphName, text: string): void => {
    notes.push({ tone, glyph, text });
  };
  const validity = validityOf(found, now);
  if (validity === 'expired') add('warning', 'next', say('expiry_renew'));
  if (hasPrivateKey) add('warning', 'key', say('expiry_found_private_key'));
  if (certificate.isAuthority) add('warning', 'alert', say('expiry_found_authority'));
  if (validity === 'not-yet') add('note', 'info', say('expiry_found_not_yet'));
  if (others > 0) {
    const key = certificate.isAuthority ? 'expiry_found_first' : 'expiry_found_others';
    add('note', 'info', say(key));
  }
  return notes;
}
