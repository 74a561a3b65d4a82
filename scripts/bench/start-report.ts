/** The tables of what opening the popup and starting the worker cost, and how they stand to the goals. */
import { BLANK, table } from '../recognise-table';
import { median, ms, percentile, times, verdict } from './figures';
import type { PopupOpenings, PopupStages } from './popup-open';
import type { WorkerStart, WorkerStarts } from './worker-start';

/** More than the same popup without a script, at the median. */
const POPUP_AT_MOST_MS = 4;
/** Of an empty worker of the same extension. */
const WORKER_AT_MOST_TIMES = 1.06;
const KB = 1_000;

const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;

/** The quarter of the runs that was slower than the rest, and the quarter that was quicker, left out. */
const spread = (figures: readonly number[]): string =>
  `${percentile(figures, 0.25).toFixed(1)}–${percentile(figures, 0.75).toFixed(1)}`;

const middle = (figures: readonly number[]): readonly string[] => [
  ms(median(figures)),
  spread(figures),
];

/** In the order in which they happen; `own` is what only the popup with a script has. */
const STAGES: readonly { name: string; stage: keyof PopupStages; own?: true }[] = [
  { name: 'its page begins', stage: 'begun' },
  { name: 'HTML parsed', stage: 'parsed' },
  { name: 'first script begins', stage: 'script', own: true },
  { name: 'libraries evaluated', stage: 'imported', own: true },
  { name: 'in the page, without status', stage: 'drawn', own: true },
  { name: 'loaded', stage: 'loaded' },
  { name: 'shown by the browser', stage: 'visible' },
  { name: 'status read, in the page', stage: 'known', own: true },
  { name: 'first paint', stage: 'first' },
  { name: 'status painted', stage: 'painted' },
];

/** Part 6. */
export function popupReport({ real, bare, files }: PopupOpenings): readonly string[] {
  const of = (openings: readonly PopupStages[], stage: keyof PopupStages) =>
    openings.map((opening) => opening[stage]);
  const rows = STAGES.map(({ name, stage, own = false }) => {
    const [ours, base] = [of(real, stage), of(bare, stage)];
    if (own) return [name, ...middle(ours), BLANK, BLANK, BLANK];
    return [name, ...middle(ours), ...middle(base), ms(median(ours) - median(base))];
  });
  const more = median(of(real, 'painted')) - median(of(bare, 'painted'));
  // How long the browser takes to make the window is the same for both, and varies most.
  const drawing = (openings: readonly PopupStages[]) =>
    openings.map(({ begun, painted }) => painted - begun);
  const [ourDrawing, baseDrawing] = [drawing(real), drawing(bare)];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const gzip = files.reduce((sum, file) => sum + file.gzip, 0);
  return [
    '',
    `6  The popup: from the press until … (medians of ${real.length} openings each, and their middle halves)`,
    '',
    ...table(
      [
        ['', 'popup', 'half', 'bare HTML', 'half', 'more'],
        ...rows,
        [
          'from page to status',
          ...middle(ourDrawing),
          ...middle(baseDrawing),
          ms(median(ourDrawing) - median(baseDrawing)),
        ],
      ],
      [1, 2, 3, 4, 5],
    ),
    '',
    ...table(
      [
        ['file that it loads', 'minified', 'gzip'],
        ...files.map((file) => [file.name, kb(file.bytes), kb(file.gzip)]),
        ['together', kb(bytes), kb(gzip)],
      ],
      [1, 2],
    ),
    '',
    verdict(
      `status painted ≤ ${POPUP_AT_MOST_MS} ms after a bare HTML popup`,
      `${ms(more)} more`,
      more <= POPUP_AT_MOST_MS,
    ),
  ];
}

const PARTS: readonly { name: string; part: keyof WorkerStart }[] = [
  { name: 'until its script begins', part: 'script' },
  { name: 'evaluating it', part: 'evaluated' },
  { name: 'until its listeners are there', part: 'listening' },
  { name: 'until its answer is back', part: 'answered' },
];

/** Part 7. */
export function workerReport({ real, empty, listeners, bytes }: WorkerStarts): readonly string[] {
  const of = (starts: readonly WorkerStart[], part: keyof WorkerStart) =>
    starts.map((start) => start[part]);
  const rows = PARTS.map(({ name, part }) => {
    const [ours, base, same] = [of(real, part), of(empty, part), of(listeners, part)];
    const own = median(ours);
    return [
      name,
      ...middle(ours),
      ...middle(base),
      times(own, median(base)),
      ...middle(same),
      times(own, median(same)),
    ];
  });
  const [own, base] = [median(of(real, 'listening')), median(of(empty, 'listening'))];
  return [
    '',
    `7  A stopped worker, from the message that wakes it (medians of ${real.length} starts each, and their middle halves)`,
    '',
    ...table(
      [
        ['', 'worker', 'half', 'empty worker', 'half', 'ratio', 'same listeners', 'half', 'ratio'],
        ...rows,
      ],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ),
    '',
    `The worker's scripts are ${kb(bytes)}.`,
    '',
    verdict(
      `listeners there ≤ ×${WORKER_AT_MOST_TIMES} of an empty worker`,
      times(own, base),
      own <= base * WORKER_AT_MOST_TIMES,
    ),
  ];
}
