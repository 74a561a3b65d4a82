/** The present, again and again: "3 minutes ago" must not stand still. */
import { useEffect, useState } from 'preact/hooks';

/** How often, in milliseconds; the smallest step that is said is a minute. */
const STEP_MS = 10_000;

/** The present of this rendering, in milliseconds since 1970; renders again as time goes on. */
export function useNow(): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return Date.now();
}
