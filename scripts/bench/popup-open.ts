/**
 * How long the popup takes from the press on its button until its status is painted, against a popup
 * that is the same HTML, styles and words without any script.
 *
 * Both are popups of one copy of the extension, opened in turn by `action.openPopup()`, which stands
 * for the press. The bare one is what the real one shows, written down once. Both mark the line of the
 * status with `elementtiming`, so that the browser itself keeps the time at which that line was first
 * shown: that is no moment of a script's, and nothing has to run in the bare popup. The time is asked
 * for when all is over; until then nobody is attached to the popup. The press is noted by a page of the
 * same extension, which runs in the same process, so that both clocks (`performance.timeOrigin` and what
 * is added to it) are one. A frame is 16.7 ms, and the browser rounds what it says of painting to 4 ms:
 * single openings differ by whole frames, and a difference of medians below one frame says how often a
 * frame was missed.
 *
 * In the real popup marks are set on the way, some hundredths of a millisecond each, which count
 * against it.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openPlainBrowser, type PlainBrowser, type PlainTarget, until } from './plain-browser';
import { scriptChain } from './script-chain';

const PAGE = 'bench.html';
const BARE = 'bench-bare.html';
const NOW = 'performance.timeOrigin + performance.now()';
/** The longest a popup takes to be painted, and some more; then it is asked. */
const PAINTED_AFTER_MS = 400;
/** What the browser does after a popup has closed. */
const REST_MS = 150;
/** The first openings fill the browser's caches. */
const WARM_UP = 3;
const FOUR_MINUTES_MS = 4 * 60_000;

/** One opening: milliseconds from the press until … */
export interface PopupStages {
  /** … its page begins. */
  readonly begun: number;
  /** … the HTML is parsed. */
  readonly parsed: number;
  /** … the first script begins. */
  readonly script: number;
  /** … what the entry imports was evaluated. */
  readonly imported: number;
  /** … the entry was, and what it draws at once is in the page. */
  readonly drawn: number;
  /** … storage was read, and the status is in the page. */
  readonly known: number;
  /** … it has loaded, deferred scripts and pictures included. */
  readonly loaded: number;
  /** … the browser shows it: once it has loaded and says how large it is. Nothing is painted before. */
  readonly visible: number;
  /** … anything is painted. */
  readonly first: number;
  /** … the status is. */
  readonly painted: number;
}

/** A file that the popup loads. */
export interface PopupFile {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
}

/** All that was measured. */
export interface PopupOpenings {
  readonly real: readonly PopupStages[];
  /** The stages of a script are no numbers. */
  readonly bare: readonly PopupStages[];
  readonly files: readonly PopupFile[];
}

const mark = (name: string) => `performance.mark('bench-${name}');`;
/** The line that the status is told by; how it is written is the bundler's choice. */
const HEADLINE = /\bclass:([`'"])headline\1/g;
/** Set where the first script begins; what it sees happens between two tasks of the popup. */
const WATCH = `${mark('script')}new MutationObserver((_,watch)=>{
if(document.querySelector('main[data-certificate]')){watch.disconnect();${mark('known')}}
}).observe(document,{subtree:true,childList:true,attributes:true});`;

async function edit(file: string, change: (code: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** The files that a page of the extension names. */
function filesOf(html: string, extension: string) {
  const find = (pattern: RegExp) =>
    [...html.matchAll(pattern)].flatMap(([, path]) => (path ? [join(extension, path)] : []));
  return {
    scripts: find(/<script[^>]*\ssrc="([^"]+)"/g),
    styles: find(/<link[^>]*\shref="([^"]+\.css)"/g),
  };
}

/** @returns what the popup loads */
async function copyMarked(extension: string, folder: string, popup: string) {
  await cp(extension, folder, { recursive: true });
  await writeFile(join(folder, PAGE), '<!doctype html><title>Bench</title>');
  const html = await readFile(join(folder, popup), 'utf8');
  const { scripts, styles } = filesOf(html, folder);
  const [entry] = scripts;
  if (entry === undefined) throw new Error('The popup has no script.');
  const chain = await scriptChain(entry);
  const files = [join(folder, popup), ...styles, ...chain].map(async (file) => {
    const code = await readFile(file);
    const name = file.slice(folder.length + 1);
    return { name, bytes: code.length, gzip: gzipSync(code, { level: 9 }).length };
  });
  const sizes = await Promise.all(files);
  let isMarked = false;
  for (const file of chain) {
    await edit(file, (code) => {
      const marked = code.replace(HEADLINE, '$&,elementtiming:"status"');
      isMarked ||= marked !== code;
      return marked;
    });
  }
  if (!isMarked) throw new Error('The line of the status was not found in the built popup.');
  await edit(entry, (code) => `${mark('imported')}${code}\n;${mark('drawn')}`);
  const [first = entry] = chain;
  await edit(first, (code) => WATCH + code);
  return sizes;
}

/** What the extension remembers while it is measured. */
function remembered(): string {
  const at = Date.now() - FOUR_MINUTES_MS;
  return JSON.stringify({
    certificate: { state: 'accepted', cause: 'answered', detail: '', source: 'check', at },
    passwordProtect: { state: 'off', source: 'check', at, since: at },
  });
}

/** Writes down what the popup shows. */
async function writeBare(
  browser: PlainBrowser,
  folder: string,
  popup: string,
  url: string,
): Promise<void> {
  const page = await browser.openPage(url + popup);
  await until(
    async () =>
      (await page.evaluate("!!document.querySelector('main[data-certificate]')")) === true,
    'The popup does not show a status.',
  );
  const shown = String(await page.evaluate('document.documentElement.outerHTML'));
  const html = shown
    .replace(/<script\b[^>]*>\s*<\/script>/g, '')
    // Its address is another one.
    .replace(/(\s(?:href|src)=")(?!\/|[a-z-]+:|#)/g, `$1/${dirname(popup)}/`);
  await writeFile(join(folder, BARE), `<!doctype html>\n${html}`);
  await page.evaluate('window.close()').catch(() => undefined);
}

/** Read when all is over; an observer that asks for what was `buffered` gets it in a task of its own. */
const READ = `new Promise((done) => {
  const at = (time) => performance.timeOrigin + time;
  const [page] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const visible = performance.getEntriesByType('visibility-state').find(({ name }) => name === 'visible');
  const marks = performance.getEntriesByType('mark').map((each) => [each.name, at(each.startTime)]);
  new PerformanceObserver((list) => {
    const status = list.getEntries().find((entry) => entry.identifier === 'status');
    done({
      begun: at(0),
      parsed: at(page.domInteractive),
      loaded: at(page.loadEventStart),
      visible: at(visible.startTime),
      first: at(paint.startTime),
      painted: at(status.renderTime),
      ...Object.fromEntries(marks.map(([name, time]) => [name.replace('bench-', ''), time])),
    });
  }).observe({ type: 'element', buffered: true });
  setTimeout(done, 5000, null);
})`;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function openOnce(
  browser: PlainBrowser,
  page: PlainTarget,
  url: string,
  popup: string,
): Promise<PopupStages> {
  await page.evaluate(`chrome.action.setPopup({ popup: '${popup}' })`);
  const pressed = Number(
    await page.evaluate(`(() => {
      const pressed = ${NOW};
      return chrome.action.openPopup().then(() => pressed);
    })()`),
  );
  await pause(PAINTED_AFTER_MS);
  const [target] = await browser.listPages(url + popup);
  if (target === undefined) throw new Error('The popup was opened and does not show.');
  const shown = await browser.attach(target);
  const times = await shown.evaluate(READ);
  if (typeof times !== 'object' || times === null) throw new Error('The status was not painted.');
  shown.evaluate('window.close()').catch(() => undefined);
  await until(
    async () => (await browser.listPages(url + popup)).length === 0,
    'The popup did not close.',
  );
  await pause(REST_MS);
  const entries = new Map(Object.entries(times).map(([name, at]) => [name, Number(at)]));
  const since = (name: keyof PopupStages) => (entries.get(name) ?? Number.NaN) - pressed;
  return {
    begun: since('begun'),
    parsed: since('parsed'),
    loaded: since('loaded'),
    visible: since('visible'),
    first: since('first'),
    painted: since('painted'),
    script: since('script'),
    imported: since('imported'),
    drawn: since('drawn'),
    known: since('known'),
  };
}

/**
 * Opens both popups in turn.
 * @param extension the folder of the real extension
 * @param folder for its copy
 * @param count how often each is opened
 */
export async function measurePopups(
  extension: string,
  folder: string,
  count: number,
): Promise<PopupOpenings> {
  const manifest: { action: { default_popup: string } } = JSON.parse(
    await readFile(join(extension, 'manifest.json'), 'utf8'),
  );
  const popup = manifest.action.default_popup;
  const copy = join(folder, 'marked');
  const files = await copyMarked(extension, copy, popup);
  const browser = await openPlainBrowser(join(folder, 'browser'));
  try {
    const url = `chrome-extension://${await browser.loadExtension(copy)}/`;
    const page = await browser.openPage(url + PAGE);
    await page.evaluate(`chrome.storage.local.set(${remembered()})`);
    await writeBare(browser, copy, popup, url);
    const openings: { real: PopupStages[]; bare: PopupStages[] } = { real: [], bare: [] };
    const popups = { real: popup, bare: BARE };
    for (let round = 0; round < WARM_UP + count; round += 1) {
      const order = round % 2 === 0 ? (['bare', 'real'] as const) : (['real', 'bare'] as const);
      for (const name of order) {
        const opening = await openOnce(browser, page, url, popups[name]);
        if (round >= WARM_UP) openings[name].push(opening);
      }
    }
    return { ...openings, files };
  } finally {
    await browser.close();
  }
}
