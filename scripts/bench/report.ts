/** The tables of the benchmark, each with how it stands to the goals. */
import { BLANK, table } from '../recognise-table';
import type { Looks } from './churn';
import { ms, times, verdict } from './figures';
import type { FullMatch } from './full-match';
import { FEW_ROWS_PAGE, ROWS_PAGE } from './pages';
import type { QuickNo } from './quick-no';

/** Script time that an ordinary page of the portal may cost. */
const QUICK_NO_AT_MOST_MS = 1;
/** A full match on a page of 10,000 elements. */
const FULL_MATCH_AT_MOST_MS = 10;
const FULL_MATCH_ELEMENTS = 10_000;
/** "At most linear", and some room for a cache that is too small for the larger page. */
const LINEAR = 1.25;

/** A page that is not User Info, and how it stands to the goals. */
function quickNoVerdicts({ page, real, empty, noise }: QuickNo): readonly string[] {
  const script = real.script - empty.script;
  const tasks = real.tasks - empty.tasks;
  return [
    verdict(
      `≤ ${QUICK_NO_AT_MOST_MS} ms more than an empty content script on ${page.name}`,
      ms(script),
      script <= QUICK_NO_AT_MOST_MS,
    ),
    verdict(
      `main thread within noise (${ms(noise)}) of an empty content script on ${page.name}`,
      `${ms(tasks)} more`,
      tasks <= noise,
    ),
  ];
}

/** Shows that the meter sees content scripts: a busy one must read as what it is. */
export function meterReport(busyMs: number, measured: number): readonly string[] {
  return [`The meter: a content script that is busy for ${busyMs} ms reads as ${ms(measured)}.`];
}

/** Part 1. */
export function quickNoReport(measured: readonly QuickNo[]): readonly string[] {
  const rows = measured.map(({ page, real, empty, noise }) => [
    page.name,
    ms(real.script),
    ms(empty.script),
    ms(real.script - empty.script),
    times(real.script, empty.script),
    ms(empty.tasks),
    ms(real.tasks - empty.tasks),
    ms(noise),
    `${real.layouts} / ${empty.layouts}`,
  ]);
  const goals = measured.filter(({ page }) => [FEW_ROWS_PAGE, ROWS_PAGE].includes(page.name));
  return [
    '',
    '1  The quick "no": script time and main thread of a load (medians)',
    '',
    ...table(
      [
        [
          'page',
          'assistant',
          'empty script',
          'more',
          'ratio',
          'main thread, empty',
          'more',
          'noise',
          'styles+layouts',
        ],
        ...rows,
      ],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ),
    '',
    ...goals.flatMap(quickNoVerdicts),
  ];
}

function matchVerdicts(placement: string, measured: readonly FullMatch[]): readonly string[] {
  const all = measured.filter((each) => each.placement === placement);
  // How quickly something else was answered says nothing of a match.
  const own = all.filter(({ answer }) => answer === 'match');
  const missed = all.find(({ answer }) => answer !== 'match');
  const goal = own.find(({ elements }) => elements >= FULL_MATCH_ELEMENTS);
  const [large, huge] = own.slice(-2);
  const grown = large && huge ? huge.elements / large.elements : 1;
  const slower = large && huge ? huge.again / large.again : 1;
  return [
    ...(goal
      ? [
          verdict(
            `${placement}: < ${FULL_MATCH_AT_MOST_MS} ms at ${FULL_MATCH_ELEMENTS.toLocaleString('en')} elements`,
            `${ms(goal.first)} at first, then ${ms(goal.again)}`,
            goal.first < FULL_MATCH_AT_MOST_MS,
          ),
        ]
      : []),
    verdict(
      `${placement}: at most linear`,
      `×${grown.toFixed(1)} elements, ×${slower.toFixed(1)} time`,
      slower <= grown * LINEAR,
    ),
    ...(missed
      ? [
          `note  ${placement}: at ${missed.elements.toLocaleString('en')} elements the answer is ${missed.answer}`,
        ]
      : []),
  ];
}

/** Part 2. */
export function fullMatchReport(measured: readonly FullMatch[]): readonly string[] {
  const rows = measured.map(({ placement, elements, answer, first, again }, index) => {
    const before = measured[index - 1];
    const isSame = before?.placement === placement;
    return [
      placement,
      elements.toLocaleString('en'),
      answer,
      ms(first),
      ms(again),
      isSame ? times(elements, before.elements) : BLANK,
      isSame ? times(again, before.again) : BLANK,
    ];
  });
  const placements = [...new Set(measured.map(({ placement }) => placement))];
  const verdicts = placements.flatMap((placement) => matchVerdicts(placement, measured));
  return [
    '',
    '2  A full match as the page grows (the recogniser alone, in the page)',
    '',
    ...table(
      [['form in', 'elements', 'answer', 'first look', 'again', '× elements', '× time'], ...rows],
      [1, 3, 4, 5, 6],
    ),
    '',
    ...verdicts,
  ];
}

/** One page that changes all the time. */
export interface Churn {
  readonly name: string;
  readonly isOurs: boolean;
  /** Script time a second. */
  readonly real: number;
  readonly empty: number;
  readonly looks: Looks;
}

const perSecond = (figure: number): string =>
  Number.isNaN(figure) ? 'not found' : figure.toFixed(1);

/** Part 3. */
export function churnReport(measured: readonly Churn[]): readonly string[] {
  const rows = measured.map(({ name, real, empty, looks }) => [
    name,
    ms(real),
    ms(empty),
    ms(real - empty),
    times(real, empty),
    perSecond(looks.woken),
    perSecond(looks.recognised),
  ]);
  const ours = measured.find(({ isOurs }) => isOurs);
  return [
    '',
    "3  A page that changes 100 times a second: script time a second, the page's own included",
    '',
    ...table(
      [
        ['page', 'assistant', 'empty script', 'more', 'ratio', 'woken a second', 'looks a second'],
        ...rows,
      ],
      [1, 2, 3, 4, 5, 6],
    ),
    '',
    ...(ours
      ? [
          verdict(
            'no look at a page that is matched, while its parts are there',
            `${perSecond(ours.looks.recognised)} a second`,
            ours.looks.recognised === 0,
          ),
        ]
      : []),
  ];
}
