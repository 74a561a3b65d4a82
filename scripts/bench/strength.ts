/** What the estimate of a password's strength costs the page it is made in, in a real Chromium. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession } from 'playwright-core';
import { build } from 'vite';
import { PORTAL_ORIGIN } from '../../src/portal/links';
import type { RunningChromium } from '../../test/browser/chromium';
import { strengthWords } from '../strength-words.mjs';
import { openCounted } from './bench-browser';
import { median } from './figures';

/** Times in milliseconds. */
export interface StrengthCost {
  /** Size of the file, as it is and compressed. */
  readonly bytes: number;
  readonly gzip: number;
  /** From `import()` to the module at hand. */
  readonly load: number;
  /** The longest that the page could not do anything else, while it was loaded. */
  readonly longestLoading: number;
  /** The first estimate, nothing compiled. */
  readonly first: number;
  /** Estimates after it, each in a task of its own. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** What it adds to the page's JavaScript heap, in bytes, after everything unneeded was collected. */
  readonly heap: number;
}

type InPage = Omit<StrengthCost, 'bytes' | 'gzip' | 'heap' | 'p50' | 'p99' | 'max'> & {
  readonly estimates: readonly number[];
};

/**
 * Builds the module by itself, as it is built for the extension.
 * @param root the project's folder
 * @returns its code
 */
export async function bundleStrength(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [strengthWords()],
    build: {
      write: false,
      minify: true,
      target: 'chrome121',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'src/content/strength.ts'),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const [chunk, ...others] = outputs.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || others.length > 0) {
    throw new Error('The strength module did not become one file.');
  }
  return chunk.code;
}

const COUNT = 500;

/** Passwords of 9 to 19 letters and digits, as people and machines make them; always the same ones. */
function makePasswords(): readonly string[] {
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const pick = (choices: string): string => choices.charAt(next(choices.length));
  const many = (choices: string, count: number): string =>
    Array.from({ length: count }, () => pick(choices)).join('');
  const words = 'sakura yamada password dragon tokyo parcel monkey hanako suzuki welcome'.split(
    ' ',
  );
  const word = (): string => words[next(words.length)] ?? '';
  const digits = '0123456789';
  const signs = `abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ${digits}`;
  const kinds = [
    () => word() + many(digits, 4),
    () => word() + word() + many(digits, 2),
    () => word().toUpperCase() + many(digits, 6),
    () => word().replaceAll('a', '4').replaceAll('o', '0') + many(digits, 6),
    () => many(signs, 9 + next(11)),
    () => many(signs, 19),
    () => many(digits, 19),
    () => pick(signs).repeat(19),
    () => many('4316570', 19),
    () => (word() + word() + word()).replaceAll('a', '4').replaceAll('o', '0').slice(0, 19),
  ];
  return Array.from({ length: COUNT }, (_, index) => kinds[index % kinds.length]?.() ?? '');
}

const FILE = '/strength.js';

/** A chain of tasks: the longest gap between two is the longest task of anybody else. */
const IN_PAGE = `async (passwords) => {
  const channel = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  const rest = () => new Promise((done) => setTimeout(done, 5));
  await new Promise((done) => setTimeout(done, 200));
  longest = 0;
  const start = performance.now();
  const { estimateStrength } = await import('${FILE}');
  const load = performance.now() - start;
  await rest();
  const longestLoading = longest;
  channel.port1.close();
  const estimates = [];
  for (const password of passwords) {
    const from = performance.now();
    estimateStrength(password, ['taro.yamada@example.com', 'Taro', 'Yamada']);
    estimates.push(performance.now() - from);
    await rest();
  }
  return { load, longestLoading, first: estimates.shift(), estimates };
}`;

async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/**
 * Loads the module into a page of the portal and estimates 500 passwords.
 * @param path a page that the browser's site has
 * @param code what `bundleStrength` made
 * @param slowdown how many times slower a machine than this one is played
 */
export async function measureStrength(
  { context }: RunningChromium,
  path: string,
  code: string,
  slowdown = 1,
): Promise<StrengthCost> {
  const { page, session } = await openCounted(context);
  await page.route(`${PORTAL_ORIGIN}${FILE}`, (route) =>
    route.fulfill({ body: code, contentType: 'text/javascript; charset=utf-8' }),
  );
  await page.goto(PORTAL_ORIGIN + path);
  const before = await readHeap(session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const passwords = JSON.stringify(makePasswords());
  const { estimates, ...measured } = await page.evaluate<InPage>(`(${IN_PAGE})(${passwords})`);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heap = (await readHeap(session)) - before;
  await page.close();
  const sorted = [...estimates].sort((a, b) => a - b);
  return {
    ...measured,
    bytes: Buffer.byteLength(code),
    gzip: gzipSync(code).length,
    p50: median(sorted),
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    heap,
  };
}
