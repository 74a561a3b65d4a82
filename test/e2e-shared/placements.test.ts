/** Where User Info may stand besides a plain document: open shadow roots, and frames of every kind. */
import { afterAll, describe, expect, it } from 'vitest';
import type { FrameElements, Tab } from '../browser/tab';
import { PUBLIC_HOST } from '../portal/public-site';
import type { SmallServer } from '../servers/listen';
import { startOwnPages } from '../servers/own-pages';
import { expectHeld, updateAnyway } from './panel-words';
import { NO_PANEL, readAllAssisted, WISHED } from './read-assisted';
import { shareOwnPages } from './share-own-pages';
import { authority, openPage, shareStage } from './stage';
import { define, FIELDS, FORM, inDocument, PRESSED, TITLE } from './user-info-markup';

/** The assistant has come within this time, on a busy machine. */
const PATIENCE = { timeout: 5_000 };
/** A page that it leaves alone has had time enough to be mistaken. */
const SILENCE_MS = 1_500;

/** A site of another origin has the portal in a frame. */
const elsewhere = {
  '/': '<iframe src="https://secure.e-parcel.ne.jp/page0" width="900" height="600"></iframe>',
};
let site: SmallServer | undefined;
const share = shareStage(async () => {
  site = await startOwnPages(authority, elsewhere, { host: PUBLIC_HOST });
  return { browser: { hosts: { [PUBLIC_HOST]: site.port } } };
});
afterAll(() => site?.close());
const own = shareOwnPages(share);

function serve(...bodies: readonly string[]): void {
  for (const [index, body] of bodies.entries()) {
    own.pages[`/page${index}`] = { document: inDocument(body) };
  }
}

/** Serves documents at the portal's own address, by path, and opens the first. */
async function open(...bodies: readonly string[]): Promise<Tab> {
  serve(...bodies);
  return openPage(share(), '/page0');
}

const part = (holder: FrameElements, name: string) => holder.locator(`[data-part=${name}]`);

const expectAssisted = (page: Tab) =>
  expect.poll(() => readAllAssisted(page), PATIENCE).toBe(WISHED);

/** The whole way: Update is held, and sent when the person wants it. */
async function expectHold(page: Tab, press: () => Promise<void>, holder: FrameElements = page) {
  const panel = share().browser().panelOf(page);
  await part(holder, 'newPassword').fill('short');
  await press();
  await expectHeld(panel);
  expect(await page.title()).toBe(TITLE);
  await updateAnyway(panel);
  await expect.poll(() => page.title()).toBe('sent');
}

describe('in an open shadow root', () => {
  const ROOTS = [
    ['a form', FORM],
    ['no form, and its fields alone', FIELDS + PRESSED],
    ['a form in a block in a grid', `<style>:host { display: grid }</style><div>${FORM}</div>`],
  ] as const;

  it.each(ROOTS)('%s: held, sent, and left as it was', async (_name, markup) => {
    const script = `<user-info></user-info><script>${define('user-info', markup)}</script>`;
    const page = await open(script);
    await expectAssisted(page);
    await expectHold(page, () => part(page, 'update').click());
    const left = await page.evaluate(() => {
      const root = document.querySelector('user-info')?.shadowRoot;
      root?.querySelector('[data-part=update]')?.remove();
      return new Promise((done) => setTimeout(() => done(root?.innerHTML), 1_000));
    });
    const draw = (html: string) => {
      const drawn = document.createElement('div');
      drawn.innerHTML = html;
      drawn.querySelector('[data-part=update]')?.remove();
      return drawn.innerHTML;
    };
    const asDrawn = await page.evaluate<string>(`(${String(draw)})(${JSON.stringify(markup)})`);
    expect(left).toBe(asDrawn);
    expect(await page.evaluate(() => document.body.children.length)).toBe(2);
  });

  it.each([
    ['Enter is pressed', (page: Tab) => part(page, 'reEntry').press('Enter')],
    [
      'a script submits',
      (page: Tab) =>
        page.evaluate(() => {
          const outer = document.querySelector('portal-page')?.shadowRoot;
          const form = outer?.querySelector('user-info')?.shadowRoot?.querySelector('form');
          form?.requestSubmit();
        }),
    ],
  ] as const)('within another: held when %s', async (_name, submit) => {
    const inner = define('user-info', FORM);
    const outer = define('portal-page', '<div><user-info></user-info></div>');
    const page = await open(`<portal-page></portal-page><script>${inner + outer}</script>`);
    await expectAssisted(page);
    await expectHold(page, () => submit(page));
  });
});

describe('in frames', () => {
  const NAVIGATION = '<body><a href="#">Inbox</a> <a href="#">User Info</a></body>';
  const WAYS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'a frameset with a menu, in another frameset',
      ['frame[src="/page2"]', 'frame[src="/page3"]'],
      [
        '<frameset rows="60,*"><frame src="/page1"><frame src="/page2"></frameset>',
        NAVIGATION,
        '<frameset cols="120,*"><frame src="/page1"><frame src="/page3"></frameset>',
        FORM,
      ],
    ],
    [
      'an iframe in an iframe',
      ['iframe', 'iframe'],
      [
        '<iframe src="/page1" width="900" height="600"></iframe>',
        '<iframe src="/page2" width="800" height="500"></iframe>',
        FORM,
      ],
    ],
    [
      'one that is shown beside one that is not',
      ['frame[src="/page1"]'],
      [
        '<frameset rows="0,*"><frame src="/page2"><frame src="/page1"></frameset>',
        FORM,
        FORM.replace(/ data-part="\w+"/g, ''),
      ],
    ],
  ];

  it.each(WAYS)('%s', async (_name, path, documents) => {
    const page = await open(...documents);
    await expectAssisted(page);
    let frame: FrameElements = page;
    for (const selector of path) frame = frame.frameLocator(selector);
    await expectHold(page, () => part(frame, 'update').click(), frame);
  });

  it('one in a page of another origin: held once, and sent', async () => {
    serve(FORM.replace(/onsubmit="[^"]*"/, 'method="post" action="/sent"'));
    own.pages['/sent'] = 'Sent';
    const page = await share().browser().newTab();
    await page.goto(`https://${PUBLIC_HOST}/`);
    const frame = page.frameLocator('iframe');
    const panel = share().browser().panelOf(page);
    await expect.poll(() => panel.readText(), PATIENCE).not.toBe('');
    await part(frame, 'newPassword').fill('short');
    await part(frame, 'update').click();
    await expectHeld(panel);
    expect(own.posts).toEqual([]);
    await part(frame, 'update').click();
    await expect.poll(() => own.posts.map(({ path }) => path)).toEqual(['/sent']);
    expect(own.posts[0]?.form.get('new')).toBe('short');
  });

  it('silent in a frame that has no address of the portal', async () => {
    const source = FORM.replaceAll('"', '&quot;');
    const script = `const { contentDocument } = document.querySelector('#blank'); contentDocument.body.innerHTML = ${JSON.stringify(FORM).replaceAll('</', '<\\/')}`;
    const page = await open(
      `<iframe srcdoc="${source}" width="800" height="300"></iframe><iframe id="blank" width="800" height="300"></iframe><script>${script}</script>`,
    );
    await page.waitForTimeout(SILENCE_MS);
    expect(await readAllAssisted(page)).toBe(NO_PANEL);
    expect(await share().browser().panelOf(page).readText()).toBe('');
  });
});
