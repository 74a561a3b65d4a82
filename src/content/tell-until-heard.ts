/**
 * Tells the background what nothing else would tell it. A worker that is stopped in the middle of a
 * message takes it along, and the next one knows nothing of it: so it is said again, until it is noted.
 */
import type { Request, ToBackground } from '../shared/protocol';
import { ask } from './extension';

/** When to say it again, in milliseconds from one try to the next. */
const AGAIN_AFTER_MS = [50, 200, 800, 3_200] as const;

/** What this script said last: what comes after it says more, and must not be undone by it. */
let latest: unknown;

/**
 * Says it, and again while there is no answer, unless something else was said meanwhile. A page that is
 * gone says nothing more.
 */
export async function tellUntilHeard<K extends keyof ToBackground>(
  message: Request<ToBackground, K>,
): Promise<void> {
  latest = message;
  let answer = await ask<K>(message);
  for (const pause of AGAIN_AFTER_MS) {
    if (answer !== null) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (latest !== message) return;
    answer = await ask<K>(message);
  }
}
