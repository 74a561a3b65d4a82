/** What `npm run recognise` can be told. */
import { parseArgs } from 'node:util';

/** How saved pages are to be read. */
export interface RecogniseArguments {
  /** Pages and lists of pages, as they were typed. */
  readonly inputs: readonly string[];
  readonly json: boolean;
  /** In a real browser, which knows what style sheets hide. */
  readonly browser: boolean;
  /** The character set of every page, whatever it says itself; null to believe the page. */
  readonly encoding: string | null;
}

/** What the command line asks for; a sentence when it cannot be understood. */
export type RecogniseRequest =
  | { readonly ask: 'read'; readonly options: RecogniseArguments }
  | { readonly ask: 'help' }
  | { readonly ask: 'nothing'; readonly problem: string };

/** What `--help` prints. */
export const RECOGNISE_HELP = `Usage: npm run recognise -- [options] PAGE.html|LIST.txt …

Says how the assistant sees saved pages: whether each is User Info, which part is which, what is in
doubt, and what counted for and against it. Nothing is sent or fetched; values typed into the page's
fields are not printed.

  PAGE.html         a page saved by a browser (Ctrl+S, "Webpage, Complete"). Frames that were saved
                    with it (PAGE_files/…) are read too, each by itself
  LIST.txt          one page a line, as a path (relative to the list) or a file:// address; lines that
                    begin with # are skipped

  --browser         read in a real Chromium, without network and without the page's scripts: slower,
                    and it sees what is hidden by the page's style sheets. Without it linked style
                    sheets are not read, so what only they hide counts as visible
  --encoding NAME   the pages' character set (shift_jis, euc-jp, iso-2022-jp, utf-8 …), where a page
                    does not say it, or wrongly; otherwise its byte order mark or <meta> decides
  --json            the same as JSON: a list with one entry a page or frame
  --help

Answers: match (all parts found), unsure (with what is in doubt), no (not User Info).
How to read the points and how to add a word: docs/recognition.md.

Exit code: 0 all pages were read, whatever the answers; 1 some could not be read; 2 not understood.
Environment: BROWSER_PATH names a browser for --browser, instead of searching for one.
`;

function isKnownEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== 'replacement';
  } catch {
    return false;
  }
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      encoding: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

/**
 * Reads the command line.
 * @param argv without node and the script
 */
export function readRecogniseArguments(argv: readonly string[]): RecogniseRequest {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return { ask: 'nothing', problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { ask: 'help' };
  const { json, browser, encoding = null } = values;
  if (encoding !== null && !isKnownEncoding(encoding)) {
    return {
      ask: 'nothing',
      problem: `--encoding ${encoding} is not known; try shift_jis, euc-jp, iso-2022-jp or utf-8.`,
    };
  }
  if (positionals.length === 0) {
    return { ask: 'nothing', problem: 'Which page? Name one or more saved .html files.' };
  }
  return { ask: 'read', options: { inputs: positionals, json, browser, encoding } };
}
