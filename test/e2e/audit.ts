/** What can be measured of our parts on a page: axe's rules, and where things stand. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** There once its source was run in the page. */
    readonly axe: typeof axe;
  }
}

/** The same as `axe.source` in less than half the bytes, which go to every page that is looked at. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe found, one line each: the rule and what it is about. */
export interface Violations {
  readonly ours: readonly string[];
  /** In the page's own elements. */
  readonly others: readonly string[];
}

/** Runs axe on a page; shadow roots must be open, see `open-copy.ts`. */
export async function runAxe(page: Page): Promise<Violations> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, {
      runOnly: tags,
      elementRef: true,
      resultTypes: ['violations'],
    });
    const hosts = Array.from(document.querySelectorAll('*')).filter(
      ({ shadowRoot }) => shadowRoot !== null,
    );
    const isOurs = (element: Element | undefined): boolean =>
      element !== undefined &&
      (element.getRootNode() instanceof ShadowRoot || hosts.some((host) => host.contains(element)));
    const ours: string[] = [];
    const others: string[] = [];
    for (const { id, nodes } of violations) {
      for (const { element, html, failureSummary } of nodes) {
        if (isOurs(element)) ours.push(`${id}: ${html} ${failureSummary}`);
        else others.push(`${id}: ${html}`);
      }
    }
    return { ours, others };
  }, TAGS);
}

/** Everything of ours that is not where or as large as it should be, one line each. */
export function listMisfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const card = Array.from(document.querySelectorAll('*'), ({ shadowRoot }) =>
      shadowRoot?.querySelector('.card'),
    ).find((found) => found instanceof HTMLElement);
    if (!(card instanceof HTMLElement)) return ['there is no card'];
    const misfits: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 30)}”`;
    const outer = card.getBoundingClientRect();
    for (const element of card.querySelectorAll('*')) {
      if (!(element instanceof HTMLElement) || element.className === 'visually-hidden') continue;
      if (!element.checkVisibility()) continue;
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (element.matches('button, summary, a') && (width < 24 || height < 24)) {
        misfits.push(`too small to aim at, ${width} × ${height}: ${nameOf(element)}`);
      }
      if (left < outer.left - 0.5 || right > outer.right + 0.5) {
        misfits.push(`beside the card: ${nameOf(element)}`);
      }
      if (!card.matches('.bar') && (top < outer.top - 0.5 || bottom > outer.bottom + 0.5)) {
        misfits.push(`above or below the card: ${nameOf(element)}`);
      }
      const isCut = getComputedStyle(element).overflow !== 'visible';
      if (isCut || element.scrollWidth > element.clientWidth + 1) {
        if (element.clientWidth > 0) misfits.push(`cut off: ${nameOf(element)}`);
      }
    }
    // Two that stand beside each other must not stand on each other.
    const leaves = Array.from(card.querySelectorAll('*')).filter(
      (element) =>
        element.childElementCount === 0 && element.checkVisibility() && element.textContent,
    );
    const boxes = leaves
      .filter((element) => element.className !== 'visually-hidden')
      .map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return { element, rects: Array.from(range.getClientRects()) };
      });
    for (const [index, one] of boxes.entries()) {
      for (const two of boxes.slice(index + 1)) {
        const meet = one.rects.some((a) =>
          two.rects.some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6,
          ),
        );
        if (meet) misfits.push(`on each other: ${nameOf(one.element)} and ${nameOf(two.element)}`);
      }
    }
    return misfits;
  });
}

/** How far the page can be scrolled sideways, in px. */
export const readOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
