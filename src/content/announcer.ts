/** What a screen reader hears: one polite message at a time, and only when something changed. */

/** Nothing is said until nothing was typed for this long. */
const SILENCE_MS = 1_000;
/** Messages are not closer together than this. */
const BETWEEN_MS = 3_000;

/**
 * Creates an announcer.
 * @param speak puts a text into the live region
 * @param later runs something after a delay, in place of what was to run before
 * @returns a function to call at every input; `summarise` is asked once the person pauses, and an
 *   empty text says nothing
 */
export function createAnnouncer(
  speak: (text: string) => void,
  later: (delay: number, run: () => void) => void,
): (summarise: () => string) => void {
  let said = '';
  let saidAt = Number.NEGATIVE_INFINITY;

  return (summarise) => {
    later(Math.max(SILENCE_MS, saidAt + BETWEEN_MS - performance.now()), () => {
      const text = summarise();
      if (text === '' || text === said) return;
      said = text;
      saidAt = performance.now();
      speak(text);
    });
  };
}
