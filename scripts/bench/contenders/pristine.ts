/** Pristine, live. */
import Pristine from 'pristinejs';
import { CHARACTERS, FIELDS, findField, findForm, LIMITS, MESSAGES, NAMES, NO_SPACE } from './form';

/** Where it shows what is wrong. */
export const messages = '.pristine-error';

// It wants an ancestor with a class for each field, where it puts the message.
for (const name of FIELDS) {
  const field = findField(name);
  const group = document.createElement('div');
  group.className = 'form-group';
  field.replaceWith(group);
  group.append(field);
}
const pristine = new Pristine(findForm(), {}, true);
const [first, again] = [findField('p1'), findField('p2')];
const { shortest, longest } = LIMITS;
pristine.addValidator(first, (value) => value.length >= shortest, MESSAGES.short, 1, false);
pristine.addValidator(first, (value) => value.length <= longest, MESSAGES.long, 1, false);
pristine.addValidator(first, (value) => CHARACTERS.test(value), MESSAGES.characters, 1, false);
pristine.addValidator(first, (value) => NO_SPACE.test(value), MESSAGES.spaces, 1, false);
pristine.addValidator(again, (value) => value === first.value, MESSAGES.match, 1, false);
for (const name of NAMES) {
  const isMet = (value: string) => value.length <= LIMITS.name;
  pristine.addValidator(findField(name), isMet, MESSAGES.name, 1, false);
}
