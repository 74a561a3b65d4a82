import { getHeapSnapshot } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { estimateStrength } from '../../src/content/strength';

const TIMEOUT = 120_000;

describe('the strength of a password', () => {
  it.each([
    ['password123', 0, 1],
    ['1111111111111111111', 0, 1],
    ['1234567890', 0, 0],
    ['qwertyuiop1', 0, 1],
    ['p4ssw0rd2024', 0, 2],
    ['Parcel2025', 0, 2],
    ['sakura1234', 0, 1],
    ['yamada2020', 0, 1],
    ['konnichiwa1', 0, 1],
    ['tanakatarou', 0, 2],
    ['kX9mQ2vT7bRw4nZ8pLc', 4, 4],
    // Found in every plain object, where the library looks words up.
    ['constructor', 0, 1],
    ['constructors77', 0, 1],
    ['rotcurtsnoc', 0, 2],
    ['', 0, 0],
    ['__proto__', 0, 3],
  ])('%s is between %i and %i', (password, least, most) => {
    const strength = estimateStrength(password, []);
    expect(strength).toBeGreaterThanOrEqual(least);
    expect(strength).toBeLessThanOrEqual(most);
  });

  it('rises from a common word to a random password', () => {
    const rising = ['password123', 'Parcel2025', 'tulipWombat83', 'kX9mQ2vT7bRw4nZ8pLc'];
    const levels = rising.map((password) => estimateStrength(password, []));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(new Set(levels).size).toBeGreaterThan(2);
  });

  it('falls where the password is made of what is known, or of a part of it', () => {
    const unknown = estimateStrength('Zquorvex77Blimt', []);
    expect(unknown).toBe(4);
    expect(estimateStrength('Zquorvex77Blimt', ['zquorvex77blimt'])).toBeLessThan(2);
    expect(estimateStrength('Zquorvex7', ['zquorvex@example.com'])).toBeLessThan(
      estimateStrength('Zquorvex7', []),
    );
  });

  it('knows Japanese words by the Japanese lists', { timeout: TIMEOUT }, async () => {
    vi.resetModules();
    const words = await import('virtual:strength-words');
    const others = Object.entries(words.lists).filter(([name]) => !name.endsWith('-ja'));
    vi.doMock('virtual:strength-words', () => ({ ...words, lists: Object.fromEntries(others) }));
    const without = await import('../../src/content/strength');
    vi.doUnmock('virtual:strength-words');
    for (const password of ['yamada2020', 'kashiwagi55', 'shinbunshi12']) {
      expect(without.estimateStrength(password, [])).toBeGreaterThan(
        estimateStrength(password, []),
      );
    }
  });

  it('is a level, whatever is typed', { timeout: TIMEOUT }, () => {
    const odd = fc.constantFrom(
      'constructor',
      '__proto__',
      'C0nstruct0r',
      '__',
      '\ud83d',
      'İ',
      'ß',
    );
    const text = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), odd))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (password, known) => {
        expect([0, 1, 2, 3, 4]).toContain(estimateStrength(password, known));
      }),
      { numRuns: 300 },
    );
  });

  it('does not read a book', () => {
    expect(estimateStrength('Zquorvex77Blimt', [`${'x'.repeat(64)} zquorvex77blimt`])).toBe(4);
    const book = '4o1e5s7t2z8b6g9q3l0'.repeat(100_000);
    const start = performance.now();
    estimateStrength(book, [book]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

/** Everything on the heap, strings included. */
async function readHeap(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of getHeapSnapshot()) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('latin1');
}

it('leaves nothing of a password on the heap', { timeout: TIMEOUT }, async () => {
  // Put together here, from what is not a part of it: the source must not hold it. Twice the same, so
  // that what looks for repeats has it, too.
  const secret = (first: number) =>
    String.fromCharCode(...[7, 1, 12, 3, 20, 9].map((step) => first + step));
  (() => estimateStrength(`${secret(97)}${secret(97)}9`, [secret(98)]))();
  const kept = secret(99).repeat(1);
  const heap = await readHeap();
  expect(heap.includes(secret(97))).toBe(false);
  expect(heap.includes(secret(98))).toBe(false);
  // A snapshot that shows no strings would prove nothing.
  expect(heap.includes(kept)).toBe(true);
});
