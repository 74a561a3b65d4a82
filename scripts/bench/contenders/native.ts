/**
 * Native constraint validation, by hand and without a library: attributes, `setCustomValidity` for
 * what they cannot say, and the message in an element beside the field, as MDN's guide to form
 * validation does it.
 */
import { CHARACTERS, FIELDS, findField, findForm, LIMITS, MESSAGES, NO_SPACE } from './form';

/** Where it shows what is wrong. */
export const messages = '.native-message';

const first = findField('p1');
const again = findField('p2');
findForm().noValidate = true;
first.minLength = LIMITS.shortest;
// `maxlength` would not let the mistake be made.
first.pattern = `.{0,${LIMITS.longest}}`;
for (const name of ['a1', 'a2'] as const) findField(name).pattern = `.{0,${LIMITS.name}}`;

function findMistake(field: HTMLInputElement): string {
  const { validity, value } = field;
  if (field === first) {
    if (!CHARACTERS.test(value)) return MESSAGES.characters;
    if (!NO_SPACE.test(value)) return MESSAGES.spaces;
    if (validity.tooShort) return MESSAGES.short;
    return validity.patternMismatch ? MESSAGES.long : '';
  }
  if (field === again) return value === first.value ? '' : MESSAGES.match;
  return validity.patternMismatch ? MESSAGES.name : '';
}

function watch(field: HTMLInputElement): () => void {
  const message = document.createElement('div');
  message.className = 'native-message';
  message.setAttribute('aria-live', 'polite');
  field.after(message);
  return () => {
    field.setCustomValidity(findMistake(field));
    const isValid = field.checkValidity();
    message.textContent = isValid ? '' : field.validationMessage;
    field.setAttribute('aria-invalid', String(!isValid));
  };
}

const checks = new Map(FIELDS.map((name) => [findField(name), watch(findField(name))]));
for (const [field, check] of checks) {
  field.addEventListener('input', () => {
    check();
    if (field === first && again.value !== '') checks.get(again)?.();
  });
}
