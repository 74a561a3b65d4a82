/** How long anything in a browser may take, in milliseconds, unless a test says otherwise. */
export const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/**
 * Asks until there is an answer.
 * @param find gives null or undefined as long as there is none
 * @param failure what is said when none came
 */
export async function until<T>(
  find: () => Promise<T | null | undefined>,
  failure: string | (() => Promise<string>),
  patience = PATIENCE_MS,
): Promise<T> {
  const limit = Date.now() + patience;
  for (;;) {
    const found = await find();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > limit) {
      throw new Error(typeof failure === 'string' ? failure : await failure());
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
