/** Pages whose styles, direction or policy would reach into a panel: it stays readable and in place. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { STYLE } from '../portal/style';
import {
  type Alteration,
  type AlteredPage,
  expectUpdate,
  openAltered,
  replace,
} from './altered-page';
import { expectStates, updateAnyway, waitForPanel } from './panel-words';
import { shareStage } from './shared-stage';

/** What is measured of the card, in its closed shadow root. */
interface Look {
  readonly fontSize: string;
  readonly direction: string;
  readonly display: string;
  readonly color: string;
  readonly background: string;
  readonly writingMode: string;
  readonly letterSpacing: string;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly left: number;
}

type DomNode = {
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
};

function findCard(node: DomNode): DomNode | undefined {
  if (node.attributes?.some((value) => /\bassistant\b.*\bcard\b/.test(value))) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findCard(child);
    if (found) return found;
  }
  return undefined;
}

/** Measures the card where no selector reaches. */
async function measure(page: Page): Promise<Look> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const card = findCard(root as DomNode);
  if (!card) throw new Error('There is no card.');
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: card.backendNodeId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    returnByValue: true,
    functionDeclaration: `function () {
      this.scrollIntoView({ block: 'center' });
      const { fontSize, direction, display, color, backgroundColor, writingMode, letterSpacing } = getComputedStyle(this);
      const { width, height, top, left } = this.getBoundingClientRect();
      return { fontSize, direction, display, color, background: backgroundColor, writingMode, letterSpacing, width, height, top, left };
    }`,
  });
  await session.detach();
  return result.value as Look;
}

/** The controls of the page that the card covers, and whether its own middle is to be seen. */
const lookAround = (page: Page, { top, left, width, height }: Look) =>
  page.evaluate(
    ([y, x, w, h]) => {
      const covered = Array.from(document.querySelectorAll('input, button')).filter((control) => {
        const box = control.getBoundingClientRect();
        return box.right > x && box.left < x + w && box.bottom > y && box.top < y + h;
      });
      const middle = document.elementFromPoint(x + w / 2, y + h / 2);
      return {
        covered: covered.map(({ outerHTML }) => outerHTML),
        isSeen: middle !== null && middle.localName === 'div' && middle.textContent !== '',
        isInView: x >= 0 && x + w <= document.documentElement.clientWidth,
      };
    },
    [top, left, width, height] as const,
  );

const WAYS: readonly (readonly [string, Alteration])[] = [
  ['nothing, for comparison', {}],
  ['* { all: unset }', { head: '<style>* { all: unset }</style>' }],
  [
    '* { all: unset !important }',
    {
      head: '<style>* { all: unset !important } head, head * { display: none !important }</style>',
    },
  ],
  ['div { display: none !important }', { head: '<style>div { display: none !important }</style>' }],
  [
    'span, ul, h2, h3 { display: none !important }',
    { head: '<style>span, ul, h2, h3 { display: none !important }</style>' },
  ],
  [
    'a root of 62.5 %',
    { head: '<style>html { font-size: 62.5% } body { font-size: 1.2rem }</style>' },
  ],
  ['a root of 200 %', { head: '<style>html { font-size: 200% }</style>' }],
  ['right to left', { change: (html) => replace(html, '<html ', '<html dir="rtl" ') }],
  [
    'everything at once that is inherited',
    {
      head: `<style>* { letter-spacing: 1em !important; word-spacing: 2em !important; line-height: 4 !important; text-transform: uppercase !important; color: white !important; font: italic 40px cursive !important; visibility: inherit; text-indent: 5em !important; white-space: nowrap !important; text-align: right !important; direction: rtl; cursor: none !important }
        div { position: fixed !important; top: 0 !important; left: 0 !important; height: 1px !important; overflow: hidden !important; opacity: 0 !important; float: right !important; transform: scale(0.1) !important; margin: -50px !important; max-width: 10px !important; writing-mode: vertical-rl !important }</style>`,
    },
  ],
];

async function expectReadable(altered: AlteredPage): Promise<void> {
  const { page, form } = altered;
  await waitForPanel(page);
  const look = await measure(page);
  expect(look).toMatchObject({
    fontSize: '14px',
    direction: 'ltr',
    display: 'block',
    background: 'rgb(255, 255, 255)',
    writingMode: 'horizontal-tb',
    letterSpacing: 'normal',
  });
  expect(look.width).toBeGreaterThan(300);
  expect(look.height).toBeGreaterThan(150);
  expect(await lookAround(page, look)).toEqual({ covered: [], isSeen: true, isInView: true });
  await form.newPassword.fill('abc!');
  await expectStates(page, 'none check ok none');
  await form.update.click();
  await updateAnyway(page);
  await expectUpdate(altered, { newPassword: 'abc!', newPasswordAgain: '' });
}

const takeStage = shareStage();

it.each(WAYS)('%s', async (_name, alteration) => {
  await expectReadable(await openAltered(await takeStage(), alteration));
});

it('a policy without styles and scripts', async () => {
  // The page's own script is refused; a style or a script of ours would be one more complaint.
  const stage = await takeStage({ pageErrors: /^Executing inline script violates/ });
  const altered = await openAltered(stage, {
    headers: {
      'content-security-policy':
        "default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; form-action 'self'",
    },
    head: "<script>document.title = 'run'</script>",
    change: (html) => replace(html, `<style>${STYLE}</style>`, ''),
  });
  expect(await altered.page.title()).not.toBe('run');
  await expectReadable(altered);
});
