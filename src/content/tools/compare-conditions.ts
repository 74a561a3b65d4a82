/** Compares the portal's published conditions with what this very page says of the password. */

import { PASSWORD_LIMITS } from '../../portal/password-rules';
import { parentOf, queryAll } from '../../portal/recognition/safe-dom';
import { CONTROLS } from '../../portal/recognition/scopes';
import { textOf } from '../../portal/recognition/visible-text';
import { contradicts, readStatedRules } from '../../portal/stated-rules';
import type { Assistance } from '../assistance';

/** A condition is a sentence or two. */
const NOTE_AT_MOST = 400;

const holdsOnly = (element: Element, own: readonly Element[]): boolean =>
  queryAll(element, CONTROLS).every((control) => own.includes(control));

const NAMES_PASSWORD = /passw|パスワ/i;

/** A note above a field is as often one below the field before it: then it has to say whose it is. */
function isNoteAbove(note: Element): boolean {
  let before = note.previousElementSibling;
  while (before && queryAll(before, CONTROLS).length === 0) before = before.previousElementSibling;
  return before === null || NAMES_PASSWORD.test(textOf(note, NOTE_AT_MOST));
}

/** The words around a field, as far as they are about no other one, and notes right beside them. */
function textsAround(field: Element, own: readonly Element[]): readonly string[] {
  let around = field;
  for (let at = parentOf(field); at !== null && holdsOnly(at, own); at = parentOf(at)) around = at;
  const { previousElementSibling: above, nextElementSibling: below } = around;
  const texts = [around];
  if (above && holdsOnly(above, own) && isNoteAbove(above)) texts.push(above);
  if (below && holdsOnly(below, own)) texts.push(below);
  return texts.map((element) => textOf(element, NOTE_AT_MOST));
}

/** @returns whether the page plainly says otherwise: then the checks are a guide, and hold nothing */
export function compareConditions({ parts, guideOnly }: Assistance): boolean {
  const fields = [parts.newPassword, parts.reEntry];
  const isContradicted = fields.some((field) =>
    contradicts(
      readStatedRules({
        texts: [...textsAround(field, fields), field.title, field.placeholder],
        pattern: field.pattern,
        minLength: field.minLength,
        maxLength: field.maxLength,
      }),
      PASSWORD_LIMITS,
    ),
  );
  if (isContradicted) guideOnly();
  return isContradicted;
}
