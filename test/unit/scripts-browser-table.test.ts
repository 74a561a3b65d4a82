import { describe, expect, it } from 'vitest';
import type { BrowserResult } from '../../scripts/browser-results';
import { parseBrowserResults } from '../../scripts/browser-results';
import { anchorOf, anchorsOf, browserTable, type TableInput } from '../../scripts/browser-table';
import { widthOf } from '../../scripts/recognise-table';

const FILE = 'test/e2e-shared/certificate.test.ts';
const TITLES = ['over TLS 1.2', 'none is refused'];

const inOne = (
  project: BrowserResult['project'],
  changes: Partial<BrowserResult> = {},
): BrowserResult => ({ project, file: FILE, titles: [...TITLES], state: 'passed', ...changes });

const inBoth = (changes: Partial<BrowserResult> = {}): readonly BrowserResult[] => [
  inOne('e2e', changes),
  inOne('firefox', changes),
];

const make = (results: readonly BrowserResult[], changes: Partial<TableInput> = {}) =>
  browserTable({
    results,
    versions: { e2e: '156.0.1', firefox: '153.7.0' },
    anchors: new Set(['a-missing-certificate']),
    isPartial: false,
    lacksTools: false,
    ...changes,
  });

const lineOf = (lines: readonly string[], name: string) =>
  lines.find((line) => line.includes(name))?.replace(/ {2,}/g, ' | ');

describe('the rows', () => {
  it('have both browsers side by side, with what was said', () => {
    const { lines, unexplained } = make(inBoth({ says: 'refused: closed' }));
    expect(lineOf(lines, 'Chromium')).toBe(' | Chromium 156.0.1 | Firefox 153.7.0');
    expect(lines).toContain('certificate › over TLS 1.2');
    expect(lineOf(lines, 'none is refused')).toBe(
      ' | none is refused | ✓ refused: closed | ✓ refused: closed',
    );
    expect(unexplained).toEqual([]);
  });

  it('stand in groups by file and describe, each named once', () => {
    const other = { titles: ['over TLS 1.3', 'none is refused'] };
    const { lines } = make([...inBoth(), ...inBoth(other), ...inBoth({ titles: ['alone'] })]);
    const groups = lines.filter((line) => line.startsWith('certificate'));
    expect(groups).toEqual([
      'certificate › over TLS 1.2',
      'certificate › over TLS 1.3',
      'certificate',
    ]);
  });

  it('show what failed and what was not run', () => {
    const { lines } = make([inOne('e2e', { state: 'failed', says: 'x: y' })]);
    expect(lineOf(lines, 'none is refused')).toBe(' | none is refused | ✗ not: x: y | — not run');
  });

  it('keep two tests of the same name apart', () => {
    const first = inBoth({ says: 'first' });
    const second = inBoth({ says: 'second' });
    const { lines, unexplained } = make([...first, ...second]);
    expect(lines.filter((line) => line.includes('none is refused'))).toHaveLength(2);
    expect(unexplained).toEqual([]);
  });

  it('are none, and there is no table, where no such test was run', () => {
    const own = { file: 'test/e2e/popup.test.ts' };
    expect(make([inOne('e2e', own)]).lines).toEqual([]);
    expect(make([], { isPartial: true })).toEqual({ lines: [], unexplained: [] });
  });

  it('are wanted where both browsers are there and every test was to be run', () => {
    expect(make([]).unexplained).toEqual(['No scenario was run in either browser.']);
    expect(make([], { versions: { e2e: '156' } }).unexplained).toEqual([]);
  });

  it('are followed by how many tests have no row', () => {
    const { lines } = make([
      ...inBoth(),
      inOne('e2e', { file: 'test/e2e/popup.test.ts' }),
      inOne('e2e', { file: 'test/e2e/prompt.test.ts', state: 'failed' }),
      inOne('e2e', { file: 'test/e2e/prompt.test.ts', state: 'skipped' }),
      inOne('firefox', { file: 'test/e2e-firefox/access.test.ts' }),
    ]);
    expect(lines.at(-1)).toBe('Beside these: 2 tests of Chromium alone, 1 test of Firefox alone.');
  });

  it('fit into 100 columns, with nothing lost', () => {
    const name = 'what was said is remembered when the browser is closed and opened again, and ';
    const long = {
      titles: ['g'.repeat(120), name + 'w'.repeat(60)],
      says: 'refused: closed, then 受け付けられました',
    };
    const { lines } = make(inBoth(long));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(100);
    const text = lines.join('').replace(/\s+/g, '');
    for (const word of ['g'.repeat(120), ...name.split(' ')]) expect(text).toContain(word);
    expect(text.match(/w/g)).toHaveLength(60 + (name.match(/w/g)?.length ?? 0));
  });
});

describe('a difference', () => {
  const differing = (differs?: string) => [
    inOne('e2e', { says: 'refused: no-certificate', differs }),
    inOne('firefox', { says: 'refused: closed', differs }),
  ];

  it('that a heading explains is shown with it', () => {
    const { lines, unexplained } = make(differing('a-missing-certificate'));
    expect(lines).toContain('      why: docs/browsers.md#a-missing-certificate');
    expect(unexplained).toEqual([]);
  });

  it.each([undefined, 'no-such-heading'])('that is explained by %s is a failure', (differs) => {
    const { unexplained } = make(differing(differs));
    expect(unexplained).toHaveLength(1);
    expect(unexplained[0]).toContain('certificate › over TLS 1.2 › none is refused');
    expect(unexplained[0]).toContain('Chromium ✓ refused: no-certificate');
    expect(unexplained[0]).toContain('Firefox ✓ refused: closed');
    expect(unexplained[0]).toContain(differs ?? 'task.meta.differs');
  });

  it('is a failure even in a part of the tests', () => {
    expect(make(differing(), { isPartial: true }).unexplained).toHaveLength(1);
  });

  it('is that only one of them said something', () => {
    const results = [inOne('e2e', { says: 'accepted: answered' }), inOne('firefox')];
    expect(make(results).unexplained).toHaveLength(1);
  });

  it('is none where one of them failed: that is a failure already', () => {
    const results = [inOne('e2e', { says: 'x' }), inOne('firefox', { state: 'failed', says: 'y' })];
    expect(make(results).unexplained).toEqual([]);
  });
});

describe('a test that ran in one browser only', () => {
  const skipped = (differs?: string) => [
    inOne('e2e', { says: 'x', differs }),
    inOne('firefox', { state: 'skipped' }),
  ];

  it('is a failure without a reason, skipped or not there', () => {
    expect(make(skipped()).unexplained[0]).toContain('Firefox — not run');
    expect(make([inOne('firefox')]).unexplained[0]).toContain('Chromium — not run');
  });

  it('is none with one', () => {
    expect(make(skipped('a-missing-certificate')).unexplained).toEqual([]);
  });

  it('is none where only a part was to be run, or the other browser is not here', () => {
    expect(make([inOne('e2e')], { isPartial: true }).unexplained).toEqual([]);
    const alone = make([inOne('e2e')], { versions: { e2e: '' } });
    expect(alone.unexplained).toEqual([]);
    expect(lineOf(alone.lines, 'Chromium')).toBe(' | Chromium | Firefox: not here');
  });

  it('has no row in a part of the tests when neither ran it', () => {
    const results = inBoth({ state: 'skipped' });
    expect(make(results, { isPartial: true }).lines).toEqual([]);
    expect(make(results).lines).not.toEqual([]);
    expect(make(results).unexplained).toEqual([]);
  });
});

describe('anchors', () => {
  it('are those that GitHub makes of headings', () => {
    expect(anchorOf('A missing certificate, over TLS 1.2')).toBe(
      'a-missing-certificate-over-tls-12',
    );
    expect(anchorOf('`Check now`: a tab – or none?')).toBe('check-now-a-tab--or-none');
    const page = '# What differs\ntext # no heading\n### Not told\n#none\n';
    expect([...anchorsOf(page)]).toEqual(['what-differs', 'not-told']);
  });
});

describe('parseBrowserResults', () => {
  it('takes what the reporter writes, and nothing else', () => {
    const results = inBoth({ says: 'x' });
    expect(parseBrowserResults(JSON.parse(JSON.stringify(results)))).toEqual(results);
    for (const other of [null, {}, [{ project: 'unit' }]]) {
      expect(parseBrowserResults(other)).toEqual([]);
    }
  });
});

describe('what needs no explanation', () => {
  const skipped = [inOne('e2e', { state: 'skipped' }), inOne('firefox', { says: 'x: y' })];

  it('is a test that was skipped for want of a tool', () => {
    expect(make(skipped).unexplained).toHaveLength(1);
    expect(make(skipped, { lacksTools: true }).unexplained).toEqual([]);
  });

  it('and has one is complained of: where both say the same', () => {
    const { unexplained } = make(inBoth({ says: 'x: y', differs: 'a-missing-certificate' }));
    expect(unexplained).toEqual([expect.stringContaining('#a-missing-certificate, as if')]);
  });
});
