/** What `scripts/strength-words.mjs` makes of the estimator's lists while the extension is built. */
declare module 'virtual:strength-words' {
  /** Lists of words by name: each a text of one word a line, the most common first. */
  export const lists: Readonly<Record<string, string>>;
  /** Keyboards by name: the neighbours of each key. */
  export const graphs: Record<string, Record<string, (string | null)[]>>;
}
