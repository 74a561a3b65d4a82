/** `npm run portal`: the stand-in portal alone, for a person with a browser or with curl. */
import { type Demonstration, startDemonstration } from './demonstration';
import { HELP, readRunArguments } from './run-options';
import type { PortalOptions } from './server';

const WRONG_ARGUMENTS = 2;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function whenStopped(): Promise<void> {
  return new Promise((resolve) => {
    // `on`, not `once`: an impatient second Ctrl-C must not cut the tidying up short.
    for (const signal of STOP_SIGNALS) process.on(signal, () => resolve());
  });
}

function sentenceFor(error: unknown, { port }: PortalOptions): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is in use; choose another one with --port, or --port 0 for any.`;
  }
  return `The portal could not start: ${error instanceof Error ? error.message : String(error)}`;
}

async function run(options: PortalOptions): Promise<void> {
  // Before the folder exists, so that no Ctrl-C comes too early to remove it.
  const stopped = whenStopped();
  let demonstration: Demonstration;
  try {
    demonstration = await startDemonstration(options);
  } catch (error) {
    console.error(sentenceFor(error, options));
    process.exitCode = 1;
    return;
  }
  console.log(demonstration.instructions);
  await stopped;
  await demonstration.end();
  console.log('Stopped; the certificates are removed.');
}

const request = readRunArguments(process.argv.slice(2));
if (request.kind === 'start') {
  await run(request.options);
} else if (request.kind === 'help') {
  console.log(HELP);
} else {
  console.error(`${request.sentence} See --help.`);
  process.exitCode = WRONG_ARGUMENTS;
}
