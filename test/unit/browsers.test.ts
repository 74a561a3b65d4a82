/** What differs between the browsers, and that the page about it says the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BrowserKind, traitsOf } from '../../src/portal/browsers';
import { CERTIFICATE_CAUSES } from '../../src/portal/certificate/status';
import { guideFor } from '../../src/portal/guide';

/** In the order of the page's columns. */
const KINDS = ['chrome', 'edge', 'firefox', 'other'] as const satisfies readonly BrowserKind[];

const page = readFileSync(new URL('../../docs/browsers.md', import.meta.url), 'utf8');
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, topic = '', ...cells]) => [topic, cells.slice(0, KINDS.length)] as const),
);

describe('docs/browsers.md', () => {
  it.each<[string, (kind: BrowserKind) => string]>([
    [
      '"Check now" asks ●',
      (kind) =>
        traitsOf(kind).checksBy === 'tab'
          ? "in a tab, before the person's eyes"
          : 'by request, in the background',
    ],
    ['lists its certificates at ●', (kind) => `\`${traitsOf(kind).certificateManager.address}\``],
    [
      'opens that for the assistant ●',
      (kind) =>
        ({
          yes: 'yes',
          untried: 'not tried: the address can be copied, too',
          no: 'no: the address can be copied',
        })[traitsOf(kind).certificateManager.opens],
    ],
    [
      'a certificate is installed into ●',
      (kind) => (traitsOf(kind).installsInto === 'system' ? "the system's store" : 'its own store'),
    ],
    ['lists its policies at ●', (kind) => `\`${traitsOf(kind).policies}\``],
    [
      'a cancelled question for a certificate ●',
      (kind) =>
        traitsOf(kind).remembersCancelling
          ? '[is not asked again](#a-question-that-was-cancelled) until Firefox is restarted'
          : 'is asked again',
    ],
    [
      'wakes the assistant at its start ●',
      (kind) => (traitsOf(kind).wakesAtStart ? 'yes' : 'not for the very first requests'),
    ],
    [
      'shows the refusal of a sign-in ●',
      (kind) =>
        traitsOf(kind).showsRefusal === 'behind-dialog'
          ? 'behind the window that asks again'
          : 'once the window was cancelled',
    ],
  ])('%s', (topic, say) => {
    expect(rows.get(topic)).toEqual(KINDS.map(say));
  });

  it('has no further row that it says is the program’s', () => {
    const marked = [...rows.keys()].filter((topic) => topic.endsWith('●'));
    // Of the list of certificates there are two rows; what errors mean is in docs/certificate.md.
    expect(marked).toHaveLength(Object.keys(traitsOf('firefox')).length);
  });
});

describe('the guide', () => {
  const guides = KINDS.flatMap((browser) =>
    (['windows', 'mac', 'other'] as const).flatMap((system) =>
      CERTIFICATE_CAUSES.map((cause) => ({
        browser,
        system,
        cause,
        steps: guideFor(cause, { browser, system }),
      })),
    ),
  );

  it('never says one thing twice in a row', () => {
    for (const { steps, ...where } of guides) {
      const texts = steps.map(({ text }) => text);
      expect(
        texts.filter((text, index) => text === texts[index - 1]),
        JSON.stringify(where),
      ).toEqual([]);
    }
  });

  it('offers to open the list of certificates only where the browser may do so', () => {
    for (const { steps, browser } of guides) {
      const tools = steps.flatMap((step) => step.tools ?? []);
      const opened = tools.flatMap((tool) => (tool.kind === 'show-certificates' ? [tool.url] : []));
      const { address, opens } = traitsOf(browser).certificateManager;
      expect(opened.filter((url) => opens === 'no' || url !== address)).toEqual([]);
    }
  });

  it.each(['no-certificate', 'choice-failed', 'closed'] as const)(
    'for %s begins with a restart where a cancelled question is not asked again',
    (cause) => {
      const [first] = guideFor(cause, { browser: 'firefox', system: 'windows' });
      expect(first?.text).toBe('restart');
    },
  );

  it('for no-certificate begins with opening the portal where it is asked again', () => {
    const [first] = guideFor('no-certificate', { browser: 'edge', system: 'windows' });
    expect(first?.text).toBe('open-choose');
  });
});
