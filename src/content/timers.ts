/** Named timers that stand still while a character is being composed, and end with a signal. */

/** Timers by name; setting one again starts it anew. */
export interface Timers {
  readonly later: (what: string, delay: number, run: () => void) => void;
  readonly clear: (what: string) => void;
  /** Runs what became due while it had to wait. */
  readonly resume: () => void;
}

/**
 * Creates timers.
 * @param isWaiting whether what is due has to wait for `resume`
 * @param signal ends all of them
 */
export function createTimers(isWaiting: () => boolean, signal: AbortSignal): Timers {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const due = new Map<string, () => void>();
  const clear = (what: string): void => {
    clearTimeout(timers.get(what));
    due.delete(what);
  };
  signal.addEventListener('abort', () => {
    for (const what of timers.keys()) clear(what);
  });
  return {
    clear,
    later(what, delay, run) {
      clear(what);
      const onDue = (): void => {
        if (isWaiting()) due.set(what, run);
        else run();
      };
      timers.set(what, setTimeout(onDue, delay));
    },
    resume() {
      const waited = [...due.values()];
      due.clear();
      for (const run of waited) run();
    },
  };
}
