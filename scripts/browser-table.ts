/**
 * The table that ends a test run: what each scenario of the tests that run in every browser came to, by
 * browser. Where the browsers differ, docs/browsers.md has to say why.
 */
import { BROWSER_PROJECTS, type BrowserResult } from './browser-results';
import { widthOf } from './recognise-table';

type Project = keyof typeof BROWSER_PROJECTS;
const PROJECTS = ['e2e', 'firefox'] as const satisfies readonly Project[];

/** Where the tests are that run in every browser. */
const SHARED = 'test/e2e-shared/';

/** What the table is made of. */
export interface TableInput {
  readonly results: readonly BrowserResult[];
  /** The browsers that the tests could run in, with their versions: `156.0.1`, or empty if not known. */
  readonly versions: Partial<Record<Project, string>>;
  /** The headings of docs/browsers.md, as their anchors. */
  readonly anchors: ReadonlySet<string>;
  /** Whether only some tests were to be run: then it means nothing that one was not. */
  readonly isPartial: boolean;
  /** Whether a tool is missing that some tests need, which was said: then it means nothing that they were skipped. */
  readonly lacksTools: boolean;
}

/** A finished table. */
export interface Table {
  /** None when none of these tests was run. */
  readonly lines: readonly string[];
  /** The scenarios in which the browsers differ and nobody says why, in words. */
  readonly unexplained: readonly string[];
}

interface Row {
  /** File and `describe`s. */
  readonly group: string;
  readonly name: string;
  readonly cells: Partial<Record<Project, BrowserResult>>;
}

/** @returns the anchor that a heading of a Markdown page has */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** @returns the anchors of a Markdown page's headings */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  return new Set([...markdown.matchAll(/^#+ +(.+)$/gm)].map(([, text = '']) => anchorOf(text)));
}

function groupOf({ file, titles }: BrowserResult): string {
  const name = file.slice(SHARED.length).replace(/\.test\.tsx?$/, '');
  return [name, ...titles.slice(0, -1)].join(' › ');
}

/** Puts the results of the same test in both browsers into one row, in the order of the files. */
function makeRows(results: readonly BrowserResult[]): readonly Row[] {
  const rows = new Map<string, { -readonly [K in keyof Row]: Row[K] }>();
  const seen = new Map<string, number>();
  for (const result of results) {
    if (!result.file.startsWith(SHARED)) continue;
    const { project, file, titles } = result;
    // The same name may come twice; the first in one browser belongs to the first in the other.
    const own = JSON.stringify([project, file, titles]);
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    const key = JSON.stringify([file, titles, count]);
    const row = rows.get(key) ?? { group: groupOf(result), name: titles.at(-1) ?? '', cells: {} };
    row.cells = { ...row.cells, [project]: result };
    rows.set(key, row);
  }
  return [...rows.values()];
}

const wasRun = (cell: BrowserResult | undefined): cell is BrowserResult =>
  cell !== undefined && cell.state !== 'skipped';

function mark(cell: BrowserResult | undefined): string {
  if (!wasRun(cell)) return '— not run';
  const says = cell.says === undefined ? '' : ` ${cell.says}`;
  return cell.state === 'passed' ? `✓${says}` : `✗${says && ` not:${says}`}`;
}

/** What is wrong with a row in which the browsers differ, or null. */
function complain(row: Row, input: TableInput): string | null {
  const { e2e, firefox } = row.cells;
  // A browser that is not there, and a test that failed, are told of elsewhere.
  if (PROJECTS.some((project) => input.versions[project] === undefined)) return null;
  if (PROJECTS.some((project) => row.cells[project]?.state === 'failed')) return null;
  if (!wasRun(e2e) && !wasRun(firefox)) return null;
  const isWhole = wasRun(e2e) && wasRun(firefox);
  if (!isWhole && (input.isPartial || input.lacksTools)) return null;
  const differs = e2e?.differs ?? firefox?.differs;
  const where = `${row.group} › ${row.name}`;
  if (isWhole && e2e.says === firefox.says) {
    if (differs === undefined) return null;
    return `${where}: both say the same, and the test names #${differs}, as if they did not`;
  }
  if (differs !== undefined && input.anchors.has(differs)) return null;
  const cells = PROJECTS.map(
    (project) => `${BROWSER_PROJECTS[project]} ${mark(row.cells[project])}`,
  );
  const reason =
    differs === undefined
      ? 'and the test names no heading of docs/browsers.md that says why (task.meta.differs)'
      : `and docs/browsers.md has no heading #${differs}`;
  return `${where}: ${cells.join(', ')}, ${reason}`;
}

/** Widths of the columns; with the two spaces between them a line has 100. */
const WIDTHS = [40, 28, 28] as const;
/** Every cell begins with a mark or an indent, a name and what goes on below with spaces. */
const INDENT = 2;

/** Breaks a text at its spaces, so that no line is wider; a word that is too wide is broken, too. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (widthOf(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line];
}

/** The lines of one row, whose cells begin with a mark of one letter; what does not fit goes on below. */
function layOut(cells: readonly [string, string, string]): readonly string[] {
  const columns = cells.map((cell, column) => {
    const [, mark = '', text = ''] = /^(.?) ?(.*)$/s.exec(cell) ?? [];
    return wrap(text, (WIDTHS[column] ?? 0) - INDENT).map(
      (line, index) => (index === 0 ? mark.padEnd(INDENT) : ' '.repeat(INDENT)) + line,
    );
  });
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    columns
      .map((lines, column) => {
        const line = lines[index] ?? '';
        return line + ' '.repeat((WIDTHS[column] ?? 0) - widthOf(line));
      })
      .join('  ')
      .trimEnd(),
  );
}

/** How many tests were run in one browser that the other has no such test for. */
function countOwn(results: readonly BrowserResult[], project: Project): string {
  const own = results.filter(
    (result) => result.project === project && !result.file.startsWith(SHARED) && wasRun(result),
  );
  return `${own.length} ${own.length === 1 ? 'test' : 'tests'} of ${BROWSER_PROJECTS[project]} alone`;
}

/** Makes the table. */
export function browserTable(input: TableInput): Table {
  const { results, versions, isPartial } = input;
  const rows = makeRows(results).filter(
    ({ cells }) => !isPartial || PROJECTS.some((project) => wasRun(cells[project])),
  );
  if (rows.length === 0) {
    const isExpected = !isPartial && PROJECTS.every((project) => versions[project] !== undefined);
    return { lines: [], unexplained: isExpected ? ['No scenario was run in either browser.'] : [] };
  }
  const titles = PROJECTS.map((project) =>
    versions[project] === undefined
      ? `${BROWSER_PROJECTS[project]}: not here`
      : `${BROWSER_PROJECTS[project]} ${versions[project]}`.trim(),
  );
  const [chromium = '', firefox = ''] = titles;
  const lines = [...layOut(['', `  ${chromium}`, `  ${firefox}`])];
  const groups = new Set(rows.map(({ group }) => group));
  const unexplained: string[] = [];
  for (const group of groups) {
    lines.push('', ...wrap(group, 100));
    for (const row of rows.filter((one) => one.group === group)) {
      const complaint = complain(row, input);
      if (complaint !== null) unexplained.push(complaint);
      const differs = row.cells.e2e?.differs ?? row.cells.firefox?.differs;
      lines.push(...layOut([`  ${row.name}`, mark(row.cells.e2e), mark(row.cells.firefox)]));
      if (differs !== undefined) lines.push(`      why: docs/browsers.md#${differs}`);
      if (complaint !== null) lines.push('      WHY? See below.');
    }
  }
  lines.push('', `Beside these: ${countOwn(results, 'e2e')}, ${countOwn(results, 'firefox')}.`);
  return { lines, unexplained };
}
