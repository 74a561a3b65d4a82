/** just-validate, checking at every input. */
import JustValidate, { Rules } from 'just-validate';
import { CHARACTERS, findField, findForm, LIMITS, MESSAGES, NAMES, NO_SPACE } from './form';

/** Where it shows what is wrong. */
export const messages = '.just-validate-error-label';

const validation = new JustValidate(findForm(), { validateBeforeSubmitting: true });
validation
  .addField(findField('p1'), [
    { rule: Rules.MinLength, value: LIMITS.shortest, errorMessage: MESSAGES.short },
    { rule: Rules.MaxLength, value: LIMITS.longest, errorMessage: MESSAGES.long },
    { rule: Rules.CustomRegexp, value: CHARACTERS, errorMessage: MESSAGES.characters },
    { rule: Rules.CustomRegexp, value: NO_SPACE, errorMessage: MESSAGES.spaces },
  ])
  .addField(findField('p2'), [
    { validator: (value) => value === findField('p1').value, errorMessage: MESSAGES.match },
  ]);
for (const name of NAMES) {
  validation.addField(findField(name), [
    { rule: Rules.MaxLength, value: LIMITS.name, errorMessage: MESSAGES.name },
  ]);
}
