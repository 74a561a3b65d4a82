/** Keeps packages from starting system services while they are being installed (Debian, Ubuntu). */
import { rmSync, writeFileSync } from 'node:fs';

/** What Debian asks, by name, before a package starts a service (invoke-rc.d(8)). */
const POLICY = '/usr/sbin/policy-rc.d';

/** 101 is "no". One that was left behind by a run that was cut off says "yes", and goes. */
const ANSWER = `#!/bin/sh
# Of npm test, for as long as it installs: its tests start the servers by themselves.
if kill -0 ${process.pid} 2>/dev/null; then exit 101; fi
rm -f "$0"
exit 0
`;

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @template T
 * @param {() => T} install synchronous
 * @param {string} [policy] where the answer is put; one that is there already is left alone, for it is
 *   the machine's own (in a container it says "no" as a rule)
 * @returns {T} what `install` gives back
 */
export function withoutServices(install, policy = POLICY) {
  try {
    writeFileSync(policy, ANSWER, { mode: 0o755, flag: 'wx' });
  } catch {
    // The machine's own, or no place to put ours: the installation goes on all the same.
    return install();
  }
  // With a listener a signal waits until we have tidied up; then it counts.
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    return install();
  } finally {
    rmSync(policy, { force: true });
    setImmediate(() => {
      for (const signal of SIGNALS) process.off(signal, end);
    });
  }
}
