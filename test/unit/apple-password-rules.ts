/**
 * The `passwordrules` attribute, read from Apple's published description and independent of `src/`:
 * properties separated by `;`, classes by `,`. `required` asks for one character of its classes; what
 * may be used is everything allowed or required, and any printable ASCII when neither is said. Of
 * several `minlength` the greatest counts, of several `maxlength` or `max-consecutive` the least.
 */

const range = (from: number, to: number): string =>
  String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

const UPPER = range(0x41, 0x5a);
const LOWER = range(0x61, 0x7a);
const DIGIT = range(0x30, 0x39);
const PRINTABLE = range(0x20, 0x7e);
const SPECIAL = `-~!@#$%^&*_+=\`|(){}[:;"'<>,.?] `;

/** Tells whether a character belongs to a class. */
type CharacterClass = (character: string) => boolean;

const CLASSES: Readonly<Record<string, CharacterClass>> = {
  upper: (character) => UPPER.includes(character),
  lower: (character) => LOWER.includes(character),
  digit: (character) => DIGIT.includes(character),
  special: (character) => SPECIAL.includes(character),
  'ascii-printable': (character) => PRINTABLE.includes(character),
  unicode: () => true,
};

export interface AppleRules {
  readonly shortest: number;
  readonly longest: number;
  readonly maxConsecutive: number;
  readonly required: readonly CharacterClass[];
  readonly allowed: CharacterClass;
}

const anyOf =
  (classes: readonly CharacterClass[]): CharacterClass =>
  (character) =>
    classes.some((belongs) => belongs(character));

/** `lower, [-+]`, where brackets may hold `,` and `;`, a `-` first and a `]` last. */
function readClasses(value: string): CharacterClass {
  const classes = (value.match(/\[.*?\](?=\s*(?:,|$))|[^,\s]+/g) ?? []).map((name) => {
    if (name.startsWith('[')) {
      const characters = name.slice(1, -1);
      return (character: string): boolean => characters.includes(character);
    }
    const known = CLASSES[name.toLowerCase()];
    if (!known) throw new Error(`No such class: ${name}`);
    return known;
  });
  return anyOf(classes);
}

/** Reads the attribute. */
export function parseAppleRules(attribute: string): AppleRules {
  const properties = (attribute.match(/(?:\[.*?\](?=\s*(?:[,;]|$))|[^;[])+/g) ?? [])
    .map((property) => property.trim())
    .filter((property) => property !== '')
    .map((property) => {
      const colon = property.indexOf(':');
      return {
        name: property.slice(0, colon).trim().toLowerCase(),
        value: property.slice(colon + 1).trim(),
      };
    });
  const values = (name: string): readonly string[] =>
    properties.filter((property) => property.name === name).map(({ value }) => value);
  const known = ['minlength', 'maxlength', 'max-consecutive', 'required', 'allowed'];
  const odd = properties.find(({ name }) => !known.includes(name));
  if (odd) throw new Error(`No such property: ${odd.name}`);
  const required = values('required').map(readClasses);
  const allowed = values('allowed').map(readClasses);
  const usable = [...required, ...allowed];
  return {
    shortest: Math.max(0, ...values('minlength').map(Number)),
    longest: Math.min(...values('maxlength').map(Number)),
    maxConsecutive: Math.min(...values('max-consecutive').map(Number)),
    required,
    allowed: usable.length > 0 ? anyOf(usable) : readClasses('ascii-printable'),
  };
}

/** Tells whether a password keeps the rules. */
export function keepsAppleRules(password: string, rules: AppleRules): boolean {
  const characters = Array.from(password);
  let run = 0;
  const runs = characters.map((character, index) => {
    run = character === characters[index - 1] ? run + 1 : 1;
    return run;
  });
  return (
    characters.length >= rules.shortest &&
    characters.length <= rules.longest &&
    Math.max(0, ...runs) <= rules.maxConsecutive &&
    characters.every(rules.allowed) &&
    rules.required.every((belongs) => characters.some(belongs))
  );
}
