/** Pages whose styles, direction or policy would reach into a panel: it stays readable and in place. */
import { expect, it } from 'vitest';
import type { Panel, Tab } from '../browser/tab';
import { STYLE } from '../portal/style';
import { type Alteration, replace } from './alteration';
import { type AlteredPage, expectUpdate, openAltered } from './altered-page';
import { expectStates, updateAnyway, waitForPanel } from './panel-words';
import { shareOwnPages } from './share-own-pages';
import { shareStage } from './stage';

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

/** Measures the card where no selector reaches. */
async function measure(panel: Panel): Promise<Look> {
  const looks = await panel.evaluate((root) => {
    const card = root.querySelector('.assistant.card');
    if (!card) throw new Error('There is no card.');
    card.scrollIntoView({ block: 'center' });
    const style = getComputedStyle(card);
    const { fontSize, direction, display, color, writingMode, letterSpacing } = style;
    const { width, height, top, left } = card.getBoundingClientRect();
    const words = { fontSize, direction, display, color, writingMode, letterSpacing };
    return { ...words, background: style.backgroundColor, width, height, top, left };
  });
  const [look] = looks;
  if (!look || looks.length > 1) throw new Error(`There are ${looks.length} cards.`);
  return look;
}

/** The controls of the page that the card covers, and whether its own middle is to be seen. */
const lookAround = (page: Tab, { top, left, width, height }: Look): Promise<unknown> => {
  const look = ([y = 0, x = 0, w = 0, h = 0]: readonly number[]) => {
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
  };
  return page.evaluate(`(${String(look)})(${JSON.stringify([top, left, width, height])})`);
};

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
  const { page, panel, form } = altered;
  await waitForPanel(panel);
  const look = await measure(panel);
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
  await expectStates(panel, 'en', 'none check ok none');
  await form.update.click();
  await updateAnyway(panel);
  await expectUpdate(altered, { newPassword: 'abc!', newPasswordAgain: '' });
}

const share = shareStage();
const own = shareOwnPages(share);

it.each(WAYS)('%s', async (_name, alteration) => {
  await expectReadable(await openAltered(share(), own, alteration));
});

it('a policy without styles and scripts', async () => {
  // The page's own script is refused; a style or a script of ours would be one more complaint.
  share().expectErrors(
    /^(?:Executing inline script violates|Content-Security-Policy: .* blocked an inline script )/,
  );
  const altered = await openAltered(share(), own, {
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
