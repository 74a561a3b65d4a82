/**
 * Chooses few combinations in which every two values of any two dimensions still meet. Greedy and
 * seeded: the same description gives the same pages on every machine.
 */

/** What may vary, and the values of each. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** One value of each dimension. */
export type Choice<D extends Dimensions> = { readonly [K in keyof D]: D[K][number] };

/** Candidates that are drawn for each row; the best is taken. */
const CANDIDATES = 60;

/** @returns numbers from 0 to below 1, always the same ones for a seed */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    // A linear congruential generator: even enough for a choice of pages.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every two of a row's values, as texts. */
export function pairsOf(row: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(row).map(([dimension, value]) => `${dimension}=${value}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} ${other}`));
}

/** A pair that no row has yet is worth four times one that has been once, and so on. */
const worthOf = (uses: number): number => 4 ** -uses;

/**
 * @param dimensions what varies
 * @param count how many rows; enough of them, and every pair is there (the test says whether)
 */
export function choosePairwise<D extends Dimensions>(
  dimensions: D,
  count: number,
  seed = 3,
): readonly Choice<D>[] {
  const random = seeded(seed);
  const uses = new Map<string, number>();
  const draw = (): Choice<D> => {
    const row: Record<string, string> = {};
    for (const [dimension, values] of Object.entries(dimensions)) {
      row[dimension] = values[Math.floor(random() * values.length)] ?? '';
    }
    // Built from the very keys of `dimensions`, which the loop's type forgets.
    return row as Choice<D>;
  };
  const worth = (row: Choice<D>): number =>
    pairsOf(row).reduce((sum, pair) => sum + worthOf(uses.get(pair) ?? 0), 0);

  return Array.from({ length: count }, () => {
    const [best] = Array.from({ length: CANDIDATES }, draw)
      .map((row) => ({ row, worth: worth(row) }))
      .sort((a, b) => b.worth - a.worth);
    const row = best?.row ?? draw();
    for (const pair of pairsOf(row)) uses.set(pair, (uses.get(pair) ?? 0) + 1);
    return row;
  });
}
