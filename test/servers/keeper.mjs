/**
 * Runs a server for as long as whoever started this one lives: node keeper.mjs FOLDER COMMAND ARGUMENTS
 *
 * Its standard input is a pipe that nobody writes to. It ends when the test closes it, and also when
 * the test is killed: then the server is ended and its folder removed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How long a server may take to end by itself, in milliseconds. */
const PATIENCE_MS = 2_000;

const [folder = '', command = '', ...args] = process.argv.slice(2);

/** @param {number} code */
function leave(code) {
  const log = join(folder, 'error.log');
  if (existsSync(log)) process.stderr.write(readFileSync(log));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  process.exit(code);
}

const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
server.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  leave(1);
});
server.on('exit', (code) => leave(code ?? 1));

function end() {
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), PATIENCE_MS);
}

process.stdin.on('close', end).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
