/** Named timers that stand still while a character is being composed, and end with a signal. */

/** Timers by name; setting one again starts it anew. */
export interface Timers {
  readonly later: (what: string, delay: number, run: () => void) => void;
  readonly clear: (what: string) => void;
  /** Runs what became due while it had to wait. */
  readonly resume: () => void;
}

/** What is to run, and when, in milliseconds of `performance.now()`. */
interface Task {
  run: (() => void) | null;
  dueAt: number;
  /** The browser's own timer, while there is one: it fires at `firesAt`, which may be too early. */
  timer: ReturnType<typeof setTimeout> | null;
  firesAt: number;
}

/**
 * Creates timers. One that is put off again and again, at every key, leaves the browser's own timer
 * alone until that fires: to set one costs more than all rules.
 * @param isWaiting whether what is due has to wait for `resume`
 * @param signal ends all of them
 */
export function createTimers(isWaiting: () => boolean, signal: AbortSignal): Timers {
  const tasks = new Map<string, Task>();
  const due = new Map<string, () => void>();

  const start = (what: string, task: Task): void => {
    if (task.timer !== null) clearTimeout(task.timer);
    task.firesAt = task.dueAt;
    // A part of a millisecond would be rounded down to none, and none is too early.
    const delay = Math.ceil(task.dueAt - performance.now());
    task.timer = setTimeout(() => fire(what, task), delay);
  };
  const fire = (what: string, task: Task): void => {
    task.timer = null;
    const { run } = task;
    if (run === null) return;
    if (performance.now() < task.dueAt) {
      start(what, task);
      return;
    }
    task.run = null;
    if (isWaiting()) due.set(what, run);
    else run();
  };
  const clear = (what: string): void => {
    const task = tasks.get(what);
    if (task) task.run = null;
    due.delete(what);
  };
  signal.addEventListener('abort', () => {
    for (const { timer } of tasks.values()) if (timer !== null) clearTimeout(timer);
    tasks.clear();
    due.clear();
  });
  return {
    clear,
    later(what, delay, run) {
      due.delete(what);
      const dueAt = performance.now() + delay;
      let task = tasks.get(what);
      if (!task) {
        task = { run, dueAt, timer: null, firesAt: 0 };
        tasks.set(what, task);
      }
      task.run = run;
      task.dueAt = dueAt;
      if (task.timer === null || task.firesAt > dueAt) start(what, task);
    },
    resume() {
      const waited = [...due.values()];
      due.clear();
      for (const run of waited) run();
    },
  };
}
