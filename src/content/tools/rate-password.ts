/** Advises on the new password: how hard it is to guess, and whether it is one's own name. */
import { advisePassword } from '../../portal/password-advice';
import { reportFault } from '../../shared/report-fault';
import type { Assistance } from '../assistance';
import { say } from '../extension';
import { rulesOf, SECTION_OF } from '../review';
import { listKnownWords } from './known-words';

/** Up to here it is worth a word. */
const WEAK = 1;

/**
 * Estimates after a pause, once the rules are met: before that there is something else to do. The
 * dictionaries are large, and are loaded when the first password comes that meets the rules.
 */
export function ratePassword({ parts, panel, shown, signal, onInput, onPause }: Assistance): void {
  /** Counts changes: an estimate that comes late is one of another password. */
  let changes = 0;
  /** The line says that the password is like a name; a change of the password takes it away. */
  let saysLike = false;

  const isWorthIt = (): boolean => {
    const review = shown.review();
    return rulesOf('password').every((rule) => rule === 'match' || review[rule].state === 'ok');
  };
  const rate = async (): Promise<void> => {
    const asked = changes;
    const { estimateStrength } = await import('../strength');
    if (signal.aborted || asked !== changes) return;
    const known = listKnownWords(parts);
    const level = await estimateStrength(parts.newPassword.value, known);
    if (signal.aborted || asked !== changes) return;
    panel.rate(level);
    if (advisePassword(parts.newPassword.value, known)) return;
    const isMatched = shown.review().match.state === 'ok';
    if (level <= WEAK) shown.advise('password', say('page_advice_weak'));
    else if (isMatched) {
      shown.advise('password', say('page_match_ok_reuse'), 'help');
    }
  };

  onInput((name) => {
    changes += 1;
    if (name === 'newPassword') panel.rate(null);
    if (SECTION_OF[name] === 'password') saysLike = false;
  });
  onPause(() => {
    if (!isWorthIt()) return;
    const isLike = advisePassword(parts.newPassword.value, listKnownWords(parts)) !== null;
    // A name that is another by now says nothing to the password's own line.
    if (isLike || saysLike) shown.advise('password', isLike ? say('page_advice_like_id') : '');
    saysLike = isLike;
    // Without the dictionaries there is no estimate, and nothing else is missing.
    rate().catch(reportFault);
  });
}
