/** What a screen reader hears: one polite message at a time, and only when something changed. */

/** Nothing is said until nothing was typed for this long. */
const SILENCE_MS = 1_000;
/** Messages are not closer together than this. */
const BETWEEN_MS = 3_000;

/** What speaks. */
export interface Announcer {
  /**
   * To be called at every input; `summarise` is asked once the person pauses, and an empty text
   * says nothing.
   */
  readonly announce: (summarise: () => string) => void;
  /** Says at once what the person has just done; what is to be announced comes after it. */
  readonly speak: (text: string) => void;
}

/**
 * Creates an announcer.
 * @param say puts a text into the live region
 * @param later runs something after a delay, in place of what was to run before
 */
export function createAnnouncer(
  say: (text: string) => void,
  later: (delay: number, run: () => void) => void,
): Announcer {
  let said = '';
  let saidAt = Number.NEGATIVE_INFINITY;
  let summary: (() => string) | null = null;

  const speak = (text: string): void => {
    saidAt = performance.now();
    say(text);
    if (summary) announce(summary);
  };
  const announce = (summarise: () => string): void => {
    summary = summarise;
    later(Math.max(SILENCE_MS, saidAt + BETWEEN_MS - performance.now()), () => {
      summary = null;
      const text = summarise();
      if (text === '' || text === said) return;
      said = text;
      speak(text);
    });
  };
  return { announce, speak };
}
