/** Parsley, checking a field at its every input. */
import $ from 'jquery';
import Parsley from 'parsleyjs';
import {
  CHARACTERS,
  type FIELDS,
  findField,
  findForm,
  LIMITS,
  MESSAGES,
  NAMES,
  NO_SPACE,
} from './form';

/** Where it shows what is wrong. */
export const messages = '.parsley-errors-list';

function setUp(name: (typeof FIELDS)[number], settings: Readonly<Record<string, string>>): void {
  const field = findField(name);
  // By default it says nothing of a field with less than three characters.
  const all = { trigger: 'input', 'validation-threshold': '0', ...settings };
  for (const [key, value] of Object.entries(all)) field.setAttribute(`data-parsley-${key}`, value);
}

Parsley.addValidator('spaces', {
  requirementType: 'boolean',
  validateString: (value) => NO_SPACE.test(value),
});
setUp('p1', {
  minlength: String(LIMITS.shortest),
  'minlength-message': MESSAGES.short,
  maxlength: String(LIMITS.longest),
  'maxlength-message': MESSAGES.long,
  pattern: String(CHARACTERS),
  'pattern-message': MESSAGES.characters,
  spaces: 'true',
  'spaces-message': MESSAGES.spaces,
});
setUp('p2', { equalto: '[name=p1]', 'equalto-message': MESSAGES.match });
for (const name of NAMES) {
  setUp(name, { maxlength: String(LIMITS.name), 'maxlength-message': MESSAGES.name });
}
$(findForm()).parsley();
