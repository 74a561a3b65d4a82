/** Advises on the new password: how hard it is to guess, and whether it is one's own name. */
import { advisePassword } from '../../portal/password-advice';
import { reportFault } from '../../shared/report-fault';
import type { Assistance } from '../assistance';
import { say } from '../extension';
import { rulesOf } from '../review';
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
      shown.advise('password', `${say('page_match_ok')} ${say('page_advice_reuse')}`);
    }
  };

  onInput((name) => {
    changes += 1;
    if (name === 'newPassword') panel.rate(null);
  });
  onPause(() => {
    if (!isWorthIt()) return;
    if (advisePassword(parts.newPassword.value, listKnownWords(parts))) {
      shown.advise('password', say('page_advice_like_id'));
    }
    // Without the dictionaries there is no estimate, and nothing else is missing.
    rate().catch(reportFault);
  });
}
