/** jquery-validation, checking a field at its every input. */
import $ from 'jquery';
import 'jquery-validation';
import { CHARACTERS, findForm, LIMITS, MESSAGES, NO_SPACE } from './form';

/** Where it shows what is wrong. */
export const messages = 'label.error';

$.validator.addMethod('characters', (value) => CHARACTERS.test(value));
$.validator.addMethod('spaces', (value) => NO_SPACE.test(value));
const form = $(findForm());
const name = { rules: { maxlength: LIMITS.name }, messages: { maxlength: MESSAGES.name } };
form.validate({
  // By default it checks on keyup, and a field only once it was left.
  onkeyup: false,
  rules: {
    p1: {
      minlength: LIMITS.shortest,
      maxlength: LIMITS.longest,
      characters: true,
      spaces: true,
    },
    p2: { equalTo: '[name=p1]' },
    a1: name.rules,
    a2: name.rules,
  },
  messages: {
    p1: {
      minlength: MESSAGES.short,
      maxlength: MESSAGES.long,
      characters: MESSAGES.characters,
      spaces: MESSAGES.spaces,
    },
    p2: { equalTo: MESSAGES.match },
    a1: name.messages,
    a2: name.messages,
  },
});
form.on('input', 'input', function () {
  $(this).valid();
});
