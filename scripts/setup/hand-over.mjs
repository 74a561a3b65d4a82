/** Hands over to one of the TypeScript programs and lives as long as it does. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** How often to look whether npm is still there, in milliseconds. */
const LOOK_MS = 500;

/**
 * Who started us, and who started them: between npm and us there may be a shell, which outlives npm.
 * @returns {string} changes when one of them ends
 */
function findStarters() {
  const parent = process.ppid;
  try {
    // Linux's own record; the name in it is in brackets and may hold anything.
    const [, grandparent] =
      /^.*\) \S (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return `${parent} ${grandparent}`;
  } catch {
    return `${parent}`;
  }
}

/**
 * npm does not pass on every signal that ends it: without it, nobody is left to end us.
 * @param {() => void} end
 */
function endWithNpm(end) {
  const { npm_lifecycle_event: script } = process.env;
  if (script === undefined) return;
  const starters = findStarters();
  const timer = setInterval(() => {
    if (findStarters() === starters) return;
    clearInterval(timer);
    end();
  }, LOOK_MS);
  timer.unref();
}

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {string} root the project's folder
 * @param {string} script relative to it
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export function handOver(root, script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      cwd: root,
      // By the channel it notices when we are gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    // The program tidies up on a signal; ending before it would leave its browser behind.
    for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
    endWithNpm(() => child.kill('SIGTERM'));
    child.on('error', (error) => {
      console.error(`${script} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
