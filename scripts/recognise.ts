/**
 * `npm run recognise`: says how the assistant sees saved pages. For the helpdesk, and for whoever adds
 * a word. Started by scripts/setup.mjs. It asks nothing of the network.
 */
import { onEnd } from './on-end';
import {
  RECOGNISE_HELP,
  type RecogniseArguments,
  readRecogniseArguments,
} from './recognise-arguments';
import { openBrowserReader } from './recognise-browser';
import { readInputs } from './recognise-input';
import { openJsdomReader } from './recognise-jsdom';
import type { DocumentReading, PageReader } from './recognise-reader';
import { reportLines } from './recognise-report';
import { makeRunFolder } from './run-folder';

/** Where the person typed the command: npm moves to the project's folder and notes it here. */
const typedIn = process.env.INIT_CWD ?? process.cwd();

function openReader({ browser, encoding }: RecogniseArguments): Promise<PageReader> {
  if (!browser) return openJsdomReader(encoding);
  const folder = makeRunFolder();
  return openBrowserReader(encoding, folder.path);
}

/** Prints what can be read, complains about the rest. */
async function readAll(options: RecogniseArguments, reader: PageReader): Promise<number> {
  let failed = 0;
  const all: DocumentReading[] = [];
  const complain = (name: string, problem: string) => {
    failed += 1;
    console.error(`${name} ${problem}.`);
  };
  for (const input of readInputs(options.inputs, typedIn)) {
    if ('problem' in input) {
      complain(input.name, input.problem);
      continue;
    }
    try {
      const readings = await reader.read(input.name, input.file, input.bytes);
      if (options.json) all.push(...readings);
      else for (const reading of readings) console.log(reportLines(reading).join('\n'));
    } catch (error) {
      complain(input.name, `could not be read: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (options.json) console.log(JSON.stringify(all, null, 2));
  return failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const request = readRecogniseArguments(process.argv.slice(2));
  if (request.ask === 'help') {
    console.log(RECOGNISE_HELP);
    return 0;
  }
  if (request.ask === 'nothing') {
    console.error(`${request.problem}\n\n${RECOGNISE_HELP}`);
    return 2;
  }
  const reader = await openReader(request.options);
  onEnd(() => void reader.close().finally(() => process.exit(130)));
  try {
    return await readAll(request.options, reader);
  } finally {
    await reader.close();
  }
}

/** Ends now: the channel to scripts/setup.mjs would keep this open. What was printed goes first. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

try {
  end(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  end(1);
}
