import { parseArgs } from 'node:util';
import { MARKUPS } from './layout';
import { OUTAGES } from './portal-state';
import { type PortalOptions, REFUSALS, TLS_CHOICES } from './server';
import { LANGUAGES } from './wording';

/** What `--help` prints. */
export const HELP = `Starts the stand-in portal on this computer, with certificates made for this run.

  --port 8443           where it listens on 127.0.0.1; 0 takes any free port
  --refusal alert       how a missing or wrong certificate is refused: ${REFUSALS.join(', ')}
  --tls both            TLS versions: ${TLS_CHOICES.join(', ')}
  --markup table        how pages are built: ${MARKUPS.join(', ')}
  --lang en             the pages' language: ${LANGUAGES.join(', ')}
  --delay 0             milliseconds before each answer
  --outage none         out of order: ${OUTAGES.join(', ')}
  --password-protect    begin with Password Protect set to Yes
  --help                this text

Ctrl-C stops it and removes everything that it wrote.`;

/** What the command line asks for: a portal, the help, or something that cannot be done. */
export type RunRequest =
  | { readonly kind: 'start'; readonly options: PortalOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** The port that the instructions and the README name. */
const USUAL_PORT = '8443';

class WrongArgument extends Error {}

function oneOf<const T extends string>(option: string, choices: readonly T[], word: string): T {
  const choice = choices.find((candidate) => candidate === word);
  if (choice === undefined) {
    throw new WrongArgument(`--${option} is one of ${choices.join(', ')}, not "${word}".`);
  }
  return choice;
}

function wholeNumber(option: string, most: number, word: string): number {
  const number = /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
  if (!(number <= most)) {
    throw new WrongArgument(`--${option} is a whole number from 0 to ${most}, not "${word}".`);
  }
  return number;
}

function parse(args: readonly string[]): RunRequest {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: USUAL_PORT },
      refusal: { type: 'string', default: 'alert' },
      tls: { type: 'string', default: 'both' },
      markup: { type: 'string', default: 'table' },
      lang: { type: 'string', default: 'en' },
      delay: { type: 'string', default: '0' },
      outage: { type: 'string', default: 'none' },
      'password-protect': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  return {
    kind: 'start',
    options: {
      port: wholeNumber('port', 65_535, values.port),
      refusal: oneOf('refusal', REFUSALS, values.refusal),
      tls: oneOf('tls', TLS_CHOICES, values.tls),
      markup: oneOf('markup', MARKUPS, values.markup),
      language: oneOf('lang', LANGUAGES, values.lang),
      delayMs: wholeNumber('delay', 600_000, values.delay),
      outage: oneOf('outage', OUTAGES, values.outage),
      passwordProtect: values['password-protect'],
    },
  };
}

function isParseArgsError(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS_')
  );
}

/** Reads the arguments of `npm run portal`; what is wrong with them comes as one sentence. */
export function readRunArguments(args: readonly string[]): RunRequest {
  try {
    return parse(args);
  } catch (error) {
    if (error instanceof WrongArgument) return { kind: 'wrong', sentence: error.message };
    if (!isParseArgsError(error)) throw error;
    // Node adds advice after the first sentence; one is enough here.
    const [sentence] = error.message.split(/\.?(?:\n|\. |$)/, 1);
    return { kind: 'wrong', sentence: `${sentence}.` };
  }
}
