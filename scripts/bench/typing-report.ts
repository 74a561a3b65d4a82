/** The tables of what the assistant costs on User Info itself, and how they stand to the goals. */
import { table } from '../recognise-table';
import { ASSISTANT, BASELINE, UNCHECKED } from './contenders';
import { mean, median, ms, percentile, times, verdict } from './figures';
import type { OwnPage, OwnPageCost } from './own-page';
import type { TypingCost } from './typing-cost';

/** Of the median of native constraint validation, of the same rules. */
const TIMES_NATIVE_AT_MOST = 1;
const P99_AT_MOST_MS = 0.5;
const LIVE_AT_MOST_MS = 6;
const MB = 1_000_000;
const HEAP_AT_MOST_MB = 0.3;
const KB = 1_000;
const CODE_AT_MOST_KB = 30;
const GZIP_AT_MOST_KB = 10;

interface Summary extends Pick<TypingCost, 'name' | 'longTasks'> {
  readonly keys: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly later: number;
  readonly drawing: number;
  readonly forced: number;
}

function summarise({ name, keystrokes, longTasks }: TypingCost): Summary {
  const handlers = keystrokes.map((key) => key.handlers);
  return {
    name,
    longTasks,
    keys: keystrokes.length,
    median: median(handlers),
    p95: percentile(handlers, 0.95),
    p99: percentile(handlers, 0.99),
    max: percentile(handlers, 1),
    later: mean(keystrokes.map((key) => key.later)),
    drawing: mean(keystrokes.map((key) => key.drawing)),
    forced: keystrokes.reduce((sum, key) => sum + key.forced, 0),
  };
}

function typingVerdicts(own: Summary, base: Summary): readonly string[] {
  return [
    verdict(
      `a key's handlers: median ≤ ×${TIMES_NATIVE_AT_MOST.toFixed(1)} of ${BASELINE}`,
      times(own.median, base.median),
      own.median <= base.median * TIMES_NATIVE_AT_MOST,
    ),
    verdict(`… p99 ≤ ${P99_AT_MOST_MS} ms`, ms(own.p99), own.p99 <= P99_AT_MOST_MS),
    verdict('no layout forced while typing', String(own.forced), own.forced === 0),
    verdict('no long task while typing', String(own.longTasks), own.longTasks === 0),
  ];
}

/** Part 4. */
export function typingReport(measured: readonly TypingCost[]): readonly string[] {
  const all = measured.map(summarise);
  const find = (wanted: string) => all.find(({ name }) => name === wanted);
  const own = find(ASSISTANT);
  const base = find(BASELINE);
  const unchecked = find(UNCHECKED)?.drawing ?? 0;
  const rows = all.map((each) => [
    each.name,
    String(each.keys),
    ms(each.median),
    ms(each.p95),
    ms(each.p99),
    ms(each.max),
    times(each.median, base?.median ?? 0),
    String(each.forced),
    ms(each.later),
    ms(each.drawing - unchecked),
    String(each.longTasks),
  ]);
  return [
    '',
    "4  A key that is typed on User Info: its events' handlers, and what they leave for later (on average)",
    '',
    ...table(
      [
        [
          'checked by',
          'keys',
          'median',
          'p95',
          'p99',
          'max',
          '× native',
          'forced layouts',
          'later',
          'more drawing',
          'long tasks',
        ],
        ...rows,
      ],
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ),
    '',
    ...(own && base ? typingVerdicts(own, base) : []),
  ];
}

const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;
const mb = (bytes: number): string => `${(bytes / MB).toFixed(2)} MB`;

/** Part 5. */
export function ownPageReport({ real, empty, files }: OwnPage): readonly string[] {
  const middle = (costs: readonly OwnPageCost[], figure: keyof OwnPageCost) =>
    median(costs.map((cost) => cost[figure]));
  const more = (figure: keyof OwnPageCost) => middle(real, figure) - middle(empty, figure);
  const row = (name: string, figure: keyof OwnPageCost, write: (value: number) => string) => [
    name,
    write(middle(real, figure)),
    write(middle(empty, figure)),
    write(more(figure)),
  ];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const gzip = files.reduce((sum, file) => sum + file.gzip, 0);
  const [script, heap] = [more('script'), more('heap')];
  return [
    '',
    '5  User Info itself (medians)',
    '',
    ...table(
      [
        ['', 'assistant', 'empty script', 'more'],
        row('script until the checks are live', 'script', ms),
        row('main thread until it is quiet', 'tasks', ms),
        row('heap', 'heap', mb),
      ],
      [1, 2, 3],
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
      `≤ ${LIVE_AT_MOST_MS} ms of script until the checks are live`,
      ms(script),
      script <= LIVE_AT_MOST_MS,
    ),
    verdict(
      `≤ ${HEAP_AT_MOST_MB} MB of heap more than an empty content script`,
      mb(heap),
      heap <= HEAP_AT_MOST_MB * MB,
    ),
    verdict(
      `content script ≤ ${CODE_AT_MOST_KB} kB minified, ≤ ${GZIP_AT_MOST_KB} kB gzip`,
      `${kb(bytes)}, ${kb(gzip)}`,
      bytes <= CODE_AT_MOST_KB * KB && gzip <= GZIP_AT_MOST_KB * KB,
    ),
  ];
}
