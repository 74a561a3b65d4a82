/** What `npm start` can be told. */
import { parseArgs } from 'node:util';

/** Which client certificate the browser has. */
export const CERTIFICATES = ['good', 'none', 'expired', 'other'] as const;
export type Certificate = (typeof CERTIFICATES)[number];

const LANGUAGES = ['en', 'ja'] as const;
const BROWSERS = ['chromium', 'chrome', 'edge', 'firefox'] as const;

/** What to start. */
export interface StartArguments {
  readonly certificate: Certificate;
  readonly language: (typeof LANGUAGES)[number];
  /** Null: the best of Chromium's kind that is installed. */
  readonly browser: (typeof BROWSERS)[number] | null;
  /** Walk through by itself although there is a desktop. */
  readonly walk: boolean;
}

/** What the command line asks for; a sentence when it cannot be understood. */
export type StartRequest =
  | { readonly ask: 'start'; readonly options: StartArguments }
  | { readonly ask: 'help' }
  | { readonly ask: 'nothing'; readonly problem: string };

/** What `--help` prints. */
export const START_HELP = `Usage: npm start -- [options]

Builds the extension and opens it in a real browser, with a stand-in of the e-Parcel portal and a
client certificate, in a profile of its own that is removed at the end. Without a display it walks
through by itself and leaves a screenshot of every step in artifacts/.

  --certificate good|none|expired|other   the certificate in the browser (good)
  --lang en|ja                            the language of browser and portal (en)
  --browser chromium|chrome|edge|firefox  the browser (the best of the first three that is installed)
  --firefox                               the same as --browser firefox
  --walk                                  walk through by itself, also on a desktop
  --help

Environment: BROWSER_PATH names a browser to use instead of searching for one, FIREFOX_PATH a Firefox.
`;

function choose<T extends string>(values: readonly T[], word: string): T | undefined {
  return values.find((value) => value === word);
}

/**
 * Reads the command line.
 * @param argv without node and the script
 */
export function readStartArguments(argv: readonly string[]): StartRequest {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(argv);
  } catch (error) {
    return { ask: 'nothing', problem: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return { ask: 'help' };
  const certificate = choose(CERTIFICATES, values.certificate);
  const language = choose(LANGUAGES, values.lang);
  if (values.firefox && values.browser !== undefined && values.browser !== 'firefox') {
    const problem = `--firefox and --browser ${values.browser} name two browsers; choose one.`;
    return { ask: 'nothing', problem };
  }
  const named = values.firefox ? 'firefox' : values.browser;
  const browser = named === undefined ? null : choose(BROWSERS, named);
  const nothing = (option: string, word: string | undefined, known: readonly string[]) =>
    ({
      ask: 'nothing',
      problem: `--${option} ${word} is not known; it takes ${known.join(', ')}.`,
    }) as const;
  if (certificate === undefined) return nothing('certificate', values.certificate, CERTIFICATES);
  if (language === undefined) return nothing('lang', values.lang, LANGUAGES);
  if (browser === undefined) return nothing('browser', values.browser, BROWSERS);
  return { ask: 'start', options: { certificate, language, browser, walk: values.walk } };
}

function parse(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      certificate: { type: 'string', default: 'good' },
      lang: { type: 'string', default: 'en' },
      browser: { type: 'string' },
      walk: { type: 'boolean', default: false },
      firefox: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
}
