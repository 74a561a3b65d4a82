/** The form of the benchmark's User Info page, and the rules that every contender checks on it. */

/** The fields that have rules, by name. */
export const FIELDS = ['p1', 'p2', 'a1', 'a2'] as const;

/** The two names. */
export const NAMES = ['a1', 'a2'] as const;

/** The limits of the portal's guide, as in `src/portal`. */
export const LIMITS = { shortest: 9, longest: 19, name: 59 } as const;

/** Half-width letters and digits; a space is none, and has a message of its own. */
export const CHARACTERS = /^[A-Za-z0-9\s]*$/;
export const NO_SPACE = /^\S*$/;

/** What is shown, the same by all. */
export const MESSAGES = {
  short: 'Use 9 or more characters.',
  long: 'Use 19 or fewer characters.',
  characters: 'Use half-width letters and digits only.',
  spaces: 'Remove the spaces.',
  match: 'The two entries differ.',
  name: 'Use 59 or fewer characters.',
} as const;

/** The form of the page. */
export function findForm(): HTMLFormElement {
  const form = document.querySelector<HTMLFormElement>('form[action="/user-info"]');
  if (form === null) throw new Error('The page has no form.');
  return form;
}

/** A field of it. */
export function findField(name: (typeof FIELDS)[number]): HTMLInputElement {
  const field = findForm().elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) throw new Error(`The form has no ${name}.`);
  return field;
}
