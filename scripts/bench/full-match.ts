/** What recognising User Info costs as the page around it grows. */
import { PORTAL_ORIGIN } from '../../src/portal/links';
import type { RunningChromium } from '../../test/browser/chromium';
import { RECOGNISER } from '../recogniser-bundle';
import { median } from './figures';
import type { Placement } from './pages';

/** How long looking again and again is measured: the browser's clock has steps of 0.1 ms. */
const BUDGET_MS = 150;

/** One size of page. */
export interface FullMatch {
  readonly placement: Placement;
  /** Elements of the document, with those in its open shadow roots. */
  readonly elements: number;
  readonly answer: string;
  /** The first look on a fresh page, nothing compiled. */
  readonly first: number;
  /** A look once the code is warm. */
  readonly again: number;
}

type Look = Omit<FullMatch, 'placement'>;

const LOOK = `(() => {
  const { recogniseUserInfo } = ${RECOGNISER.global};
  const count = (root) => {
    const all = [...root.querySelectorAll('*')];
    return all.reduce((sum, { shadowRoot }) => sum + (shadowRoot ? count(shadowRoot) : 0), all.length);
  };
  const elements = count(document);
  const start = performance.now();
  const { answer } = recogniseUserInfo(document);
  const first = performance.now() - start;
  const again = performance.now();
  let looks = 0;
  do {
    recogniseUserInfo(document);
    looks += 1;
  } while (performance.now() - again < ${BUDGET_MS});
  return { elements, answer, first, again: (performance.now() - again) / looks };
})()`;

/**
 * Recognises a page with the recogniser's own file, in tabs of their own.
 * @param path a page that the browser's site has
 * @param recogniser the code of dist/recogniser/recogniser.js
 */
export async function measureFullMatch(
  { context }: RunningChromium,
  path: string,
  placement: Placement,
  recogniser: string,
  loads: number,
): Promise<FullMatch> {
  const looks: Look[] = [];
  for (let load = 0; load < loads; load += 1) {
    const page = await context.newPage();
    await page.goto(PORTAL_ORIGIN + path);
    await page.evaluate(recogniser);
    // The page has been laid out and drawn, as when a content script looks.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    looks.push(await page.evaluate<Look>(LOOK));
    await page.close();
  }
  const [{ elements, answer } = { elements: 0, answer: 'not loaded' }] = looks;
  return {
    placement,
    elements,
    answer,
    first: median(looks.map(({ first }) => first)),
    again: median(looks.map(({ again }) => again)),
  };
}
