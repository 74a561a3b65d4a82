import { describe, expect, it } from 'vitest';
import { generatePassword, PASSWORD_ALPHABET } from '../../src/portal/password-generator';
import { keepsAppleRules, parseAppleRules } from './apple-password-rules';

const PORTAL = parseAppleRules(
  'minlength: 9; maxlength: 19; allowed: lower, upper, digit; required: lower; required: upper; required: digit',
);

const UPPER = [...PASSWORD_ALPHABET].filter((character) => /[A-Z]/.test(character));
const LOWER = [...PASSWORD_ALPHABET].filter((character) => /[a-z]/.test(character));
const DIGIT = [...PASSWORD_ALPHABET].filter((character) => /[0-9]/.test(character));

const many = (count: number, make: () => string): readonly string[] =>
  Array.from({ length: count }, make);

describe("Apple's password rules, the independent oracle", () => {
  it.each([
    ['minlength: 3', 'abc', true],
    ['minlength: 3; minlength: 4', 'abc', false],
    ['maxlength: 3', 'abcd', false],
    ['maxlength: 5; maxlength: 3', 'abcd', false],
    ['', 'aZ0 ~', true],
    ['', 'é', false],
    ['allowed: unicode', 'é', true],
    ['required: lower', 'abc', true],
    ['required: lower', 'abC', false],
    ['required: lower; allowed: upper', 'abC', true],
    ['required: lower; allowed: upper', 'ABC', false],
    ['required: lower, digit', '1', true],
    ['required: lower; required: digit', '1', false],
    ['required: special', 'a', false],
    ['required: special; allowed: ascii-printable', 'a!', true],
    ['required: [-,;]]; allowed: lower', 'a;', true],
    ['required: [-,;]]; allowed: lower', 'a', false],
    ['max-consecutive: 2', 'aab', true],
    ['max-consecutive: 2', 'aaab', false],
    ['Required: LOWER', 'abc', true],
  ])('%j and %j: %s', (attribute, password, keeps) => {
    expect(keepsAppleRules(password, parseAppleRules(attribute))).toBe(keeps);
  });

  it('knows no others', () => {
    expect(() => parseAppleRules('allowed: kana')).toThrow();
    expect(() => parseAppleRules('length: 9')).toThrow();
  });
});

describe('a generated password', () => {
  it('has no look-alikes', () => {
    expect(PASSWORD_ALPHABET).not.toMatch(/[0Oo1Iil2Zz5Ss8B]/);
    expect(new Set(PASSWORD_ALPHABET).size).toBe(PASSWORD_ALPHABET.length);
    expect(UPPER.length + LOWER.length + DIGIT.length).toBe(PASSWORD_ALPHABET.length);
  });

  it('has 19 characters by default', () => {
    expect(generatePassword()).toHaveLength(19);
  });

  it.each([9, 10, 14, 19])('keeps the rules 10,000 times with %i characters', (length) => {
    const passwords = many(10_000, () => generatePassword(length));
    expect(passwords.filter((password) => !keepsAppleRules(password, PORTAL))).toEqual([]);
    expect(passwords.filter((password) => password.length !== length)).toEqual([]);
    expect(passwords.join('').replace(new RegExp(`[${PASSWORD_ALPHABET}]`, 'g'), '')).toBe('');
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  it.each([8, 20, 0, -1, 9.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (length) => {
    expect(() => generatePassword(length)).toThrow(RangeError);
  });

  it('draws again when a kind is missing, and never for ever', () => {
    const draws = ['A'.repeat(9), 'Aa'.repeat(5), 'Aa3'.repeat(3)];
    let drawn = 0;
    const password = generatePassword(9, (bytes) => {
      const draw = draws[drawn] ?? '';
      drawn += 1;
      for (const index of bytes.keys()) {
        bytes[index] = PASSWORD_ALPHABET.indexOf(draw.charAt(index % draw.length));
      }
    });
    expect(password).toBe('Aa3Aa3Aa3');
    expect(drawn).toBe(3);
    expect(() => generatePassword(9, (bytes) => bytes.fill(0))).toThrow(/broken/);
    expect(() => generatePassword(9, (bytes) => bytes.fill(255))).toThrow(/broken/);
  });
});

/**
 * The value that a chi-square of so many degrees of freedom exceeds once in a thousand million times
 * (Wilson and Hilferty; z of 1e-9 is 6): of the 112 judgements of this file together, a false alarm
 * is rarer than once in a million runs.
 */
function chiSquareLimit(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 6 * Math.sqrt(spread)) ** 3;
}

function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, index) => {
    const due = expected[index] ?? 0;
    return sum + (count - due) ** 2 / due;
  }, 0);
}

/**
 * How likely a class is at one position, given that no class is missing. By inclusion and exclusion
 * over the classes that are missing elsewhere.
 */
function shareOf(size: number, others: readonly number[], length: number): number {
  const total = PASSWORD_ALPHABET.length;
  const [one = 0, two = 0] = others;
  const p = (count: number, places: number): number => (count / total) ** places;
  const rest = length - 1;
  // This position has the class, so the two others must stand among the rest.
  const bothElsewhere = 1 - p(total - one, rest) - p(total - two, rest) + p(size, rest);
  const accepted =
    1 -
    p(total - size, length) -
    p(total - one, length) -
    p(total - two, length) +
    p(size, length) +
    p(one, length) +
    p(two, length);
  return ((size / total) * bothElsewhere) / accepted;
}

const CLASSES = [UPPER, LOWER, DIGIT];

/** The tests of evenness that a source of passwords fails: none when it is fair. */
function findBias(passwords: readonly string[], length: number): readonly string[] {
  const count = (text: string, characters: readonly string[]): readonly number[] => {
    const tally = new Map<string, number>();
    for (const character of text) tally.set(character, (tally.get(character) ?? 0) + 1);
    return characters.map((character) => tally.get(character) ?? 0);
  };
  const found: string[] = [];
  const judge = (name: string, observed: readonly number[], expected: readonly number[]): void => {
    if (chiSquare(observed, expected) > chiSquareLimit(observed.length - 1)) found.push(name);
  };
  for (let position = 0; position < length; position += 1) {
    const column = passwords.map((password) => password.charAt(position)).join('');
    const shares = CLASSES.map((own) => {
      const others = CLASSES.filter((other) => other !== own).map((other) => other.length);
      return shareOf(own.length, others, length);
    });
    judge(
      `alphabet at ${position}`,
      CLASSES.flatMap((own) => count(column, own)),
      CLASSES.flatMap((own, index) =>
        own.map(() => ((shares[index] ?? 0) * passwords.length) / own.length),
      ),
    );
    for (const own of CLASSES) {
      const observed = count(column, own);
      const sum = observed.reduce((one, other) => one + other, 0);
      judge(
        `${own[0]} at ${position}`,
        observed,
        own.map(() => sum / own.length),
      );
    }
  }
  return found;
}

describe('no bias', () => {
  const hasEvery = (password: string): boolean =>
    /[A-Z]/.test(password) && /[a-z]/.test(password) && /[0-9]/.test(password);

  /** Without rejection: 256 is no multiple of 40, so the first 16 are a sixth likelier. */
  function makeByModulo(length: number): string {
    for (;;) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      const password = Array.from(bytes, (byte) =>
        PASSWORD_ALPHABET.charAt(byte % PASSWORD_ALPHABET.length),
      ).join('');
      if (hasEvery(password)) return password;
    }
  }

  /** The usual mistake: one of each first, then anything. */
  function makeByPlaces(length: number): string {
    const password = generatePassword(length);
    const digit = DIGIT[Math.floor(Math.random() * DIGIT.length)] ?? '';
    return password.slice(0, -1) + digit;
  }

  it.each([9, 19])('is found in 20,000 passwords of %i characters', (length) => {
    const passwords = many(20_000, () => generatePassword(length));
    expect(findBias(passwords, length)).toEqual([]);
  });

  it('is found where it is', () => {
    expect(
      findBias(
        many(20_000, () => makeByModulo(9)),
        9,
      ),
    ).not.toEqual([]);
    expect(
      findBias(
        many(20_000, () => makeByPlaces(9)),
        9,
      ),
    ).toContain('alphabet at 8');
  });
});
