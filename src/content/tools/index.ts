/**
 * What helps beside the checks. It is a part of its own, loaded once the checks are live: nobody
 * waits for it, and a page without it is checked all the same.
 */
import type { Assistance } from '../assistance';
import { adviseOnNames } from './advise-on-names';
import { annotateFields } from './annotate-fields';
import { askBeforeProtect } from './ask-before-protect';
import { compareConditions } from './compare-conditions';
import { createMirror } from './mirror';
import { offerGenerator } from './offer-generator';
import { offerHalfWidth } from './offer-half-width';
import { ratePassword } from './rate-password';
import { remindOfUpdate } from './remind-of-update';
import { watchKeyboard } from './watch-keyboard';
import { watchPastes } from './watch-pastes';

/** Starts all of them; they end with the assistant. */
export function startTools(assistance: Assistance): void {
  const isContradicted = compareConditions(assistance);
  const mirror = createMirror(assistance);
  annotateFields(assistance, isContradicted);
  offerHalfWidth(assistance);
  offerGenerator(assistance, mirror, isContradicted);
  ratePassword(assistance);
  adviseOnNames(assistance);
  askBeforeProtect(assistance);
  remindOfUpdate(assistance);
  watchKeyboard(assistance);
  watchPastes(assistance);
}
