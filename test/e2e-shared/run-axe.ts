/** axe-core on a page, in any browser; what it finds in the assistant's parts, whose roots must be open. */
import axe from 'axe-core';
import type { Tab } from '../browser/tab';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is run on the page, after axe itself. */
const FIND = `(async () => {
  const { violations } = await axe.run(document, {
    runOnly: ${JSON.stringify(TAGS)}, elementRef: true, resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) => nodes
    .filter(({ element }) => element?.getRootNode() instanceof ShadowRoot)
    .map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary));
})()`;

/** @returns what axe finds in our parts of the page, one line each: the rule and what it is about */
export async function runAxe(tab: Tab): Promise<unknown> {
  await tab.evaluate(axe.source);
  return tab.evaluate<unknown>(FIND);
}
