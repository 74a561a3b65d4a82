/** Installs browser, NSS tools and what the tests use with apt, where we may: Debian and Ubuntu, as root. */
import { spawnSync } from 'node:child_process';
import { withoutServices } from './without-services.mjs';

/**
 * @param {readonly string[]} args of apt-get
 * @returns {{ ok: boolean, output: string }}
 */
function aptGet(args) {
  const { status, stdout, stderr, error } = spawnSync(
    'apt-get',
    // Another installation may hold the lock for a moment; a minute is worth waiting.
    ['-q', '-o', 'DPkg::Lock::Timeout=60', ...args],
    { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
  );
  return { ok: status === 0, output: [stdout, stderr, error?.message].filter(Boolean).join('\n') };
}

/**
 * Reads apt's output for the two failures a person can do something about.
 * @param {string} output
 * @returns {string} one sentence
 */
export function explainApt(output) {
  if (/could not get lock|is another process using it|unable to lock/i.test(output)) {
    return 'Another installation is running on this machine: wait until it has ended, then run the same command again.';
  }
  if (/unable to locate package|has no installation candidate/i.test(output)) {
    return 'apt does not know these packages: its package list could not be fetched. Check the connection to the package mirror, run `apt-get update`, then run the same command again.';
  }
  return 'apt could not install them: its reason is above.';
}

/**
 * @param {readonly string[]} packages
 * @returns {string | null} a sentence for the person when it failed (apt's reason was printed), or null
 */
export function installTools(packages) {
  console.log(`Installing ${packages.join(', ')} (apt-get; this happens once) …`);
  const update = aptGet(['update']);
  // An old package list often still does, so a failed update is only told of with a failed install.
  const install = withoutServices(() =>
    aptGet(['install', '-y', '--no-install-recommends', ...packages]),
  );
  if (install.ok) return null;
  const output = [...(update.ok ? [] : [update.output]), install.output].join('\n');
  console.error(output.trim().split('\n').slice(-15).join('\n'));
  return explainApt(output);
}
