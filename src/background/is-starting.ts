/** Whether this worker has only just started. */

const STARTING_MS = 3_000;
const startedAt = performance.now();

/** Only while this worker was starting can what came before have been lost. */
export const isStarting = (): boolean => performance.now() - startedAt < STARTING_MS;
