/** Hears when this program is to end. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls back on Ctrl-C and its like, and when the program that started this one is gone. It may call
 * more than once: a terminal sends Ctrl-C to all of its programs, and each passes it on.
 */
export function onEnd(end: () => void): void {
  for (const signal of SIGNALS) process.on(signal, end);
  // Only with a channel to whoever started it, which is scripts/setup.mjs.
  process.on('disconnect', end);
  if (process.connected === false) end();
}
