/** The first promise: what is typed on the page is found nowhere afterwards but where it was typed. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { pressPart, waitForPart } from '../browser/closed-shadow';
import { readWorkerHeap } from '../browser/worker-heap';
import { readPageStorage } from '../e2e-shared/page-storage';
import { check, openPage, type Stage, setStage, userInfoForm } from './stage';

/** None of these stands anywhere else. The password breaks a rule, so that it is spoken about. */
const PASSWORD = 'Canary-Qx7';
const OTHER_PASSWORD = 'Canary-Qx8';
const FIRST_NAME = 'Firstcanary';
const LONG_NAME = `Longcanary${'n'.repeat(60)}`;
const CANARY = /canary/i;

/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;

const SHOW = english.page_reveal_show.message.replace('$1', 'New Password');
const HIDE = english.page_reveal_hide.message.replace('$1', 'New Password');

/** One node of the page's tree, as the browser's debugger gives it. */
interface TreeNode {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly shadowRootType?: string;
  readonly children?: readonly TreeNode[];
  readonly shadowRoots?: readonly TreeNode[];
  readonly contentDocument?: TreeNode;
}

/**
 * Where a text stands in the page, closed shadow roots included: the classes of the elements around
 * a text, or the name of an attribute. A field's own insides are where the person typed it.
 */
async function findInPage(page: Page, wanted: RegExp): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const found: string[] = [];
  const visit = (node: TreeNode, around: string): void => {
    if (node.shadowRootType === 'user-agent') return;
    const { attributes = [] } = node;
    const classes = attributes[attributes.indexOf('class') + 1];
    const here = attributes.includes('class') ? `${around} ${classes}` : around;
    for (const [index, text] of attributes.entries()) {
      if (index % 2 === 1 && wanted.test(text)) found.push(`attribute ${attributes[index - 1]}`);
    }
    if (wanted.test(node.nodeValue)) found.push(here.trim().split(' ').at(-1) ?? '');
    for (const inner of [
      ...(node.shadowRoots ?? []),
      ...(node.children ?? []),
      ...(node.contentDocument ? [node.contentDocument] : []),
    ]) {
      visit(inner, here);
    }
  };
  visit(root, '');
  return found;
}

/** Everything that leaves the page or could stay behind, from now on. */
async function listen(stage: Stage) {
  const { context } = stage.browser();
  const worker = await stage.browser().worker();
  // Every message to the worker, as it arrives there.
  await worker.evaluate(
    'globalThis.heard = []; chrome.runtime.onMessage.addListener((message, sender) => { globalThis.heard.push(JSON.stringify([message, sender])); });',
  );
  const said: string[] = [];
  context.on('console', (message) => said.push(message.text()));
  const asked: { readonly method: string; readonly url: string; readonly body: string | null }[] =
    [];
  context.on('request', (request) => {
    asked.push({ method: request.method(), url: request.url(), body: request.postData() });
  });
  return {
    said,
    asked,
    heard: async () => String(await worker.evaluate('globalThis.heard.join()')),
    kept: async () =>
      JSON.stringify(
        await worker.evaluate(
          'Promise.all([chrome.storage.local.get(), chrome.storage.session.get(), chrome.storage.sync.get(), indexedDB.databases(), caches.keys()])',
        ),
      ),
  };
}

it('what is typed, revealed, generated, held and sent is found nowhere afterwards', async () => {
  const stage = await setStage({ portal: { markup: 'labels' } });
  const { context } = stage.browser();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(stage.portal.url).origin,
  });
  const { said, asked, heard, kept } = await listen(stage);
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await page.evaluate(() => navigator.clipboard.writeText('before'));

  // Typed: the names are seen as others will see them, the password nowhere.
  await form.newPassword.click();
  await page.keyboard.type(PASSWORD);
  await form.reEntry.click();
  await page.keyboard.type(OTHER_PASSWORD);
  await form.firstName.fill(FIRST_NAME);
  await form.yes.check();
  await expect.poll(() => findInPage(page, CANARY)).toEqual(['message']);
  expect(await findInPage(page, /Canary-Qx|Qx7/)).toEqual([]);

  // Revealed: in the mirror, until it is hidden.
  await pressPart(page, { role: 'button', name: SHOW });
  await waitForPart(page, { role: 'button', name: HIDE });
  expect(await findInPage(page, /Qx[78]/)).toEqual(['clear', 'clear']);
  await pressPart(page, { role: 'button', name: HIDE });
  await waitForPart(page, { role: 'button', name: SHOW });
  expect(await findInPage(page, /Qx[78]/)).toEqual([]);

  // Generated: the same.
  await pressPart(page, { role: 'button', name: english.page_generate.message });
  await waitForPart(page, { role: 'button', name: english.page_copy.message });
  const generated = await form.newPassword.inputValue();
  expect(generated).toHaveLength(19);
  expect(await findInPage(page, new RegExp(generated))).toEqual(['clear', 'clear']);
  await pressPart(page, { role: 'button', name: english.page_generate_undo.message });
  await waitForPart(page, { role: 'button', name: SHOW });
  expect(await form.newPassword.inputValue()).toBe(PASSWORD);
  expect(await findInPage(page, new RegExp(generated))).toEqual([]);

  // Held: what is wrong is said, and not what it is wrong with.
  await form.firstName.fill(LONG_NAME);
  await form.update.click();
  await waitForPart(page, { role: 'heading', name: english.page_hold_heading.message });
  expect(await findInPage(page, CANARY)).toEqual([]);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before');
  expect(await page.evaluate(readPageStorage)).not.toMatch(CANARY);

  // Sent, and only as the form's own content.
  await page.waitForTimeout(READING_MS);
  await pressPart(page, { role: 'button', name: english.page_hold_anyway.message });
  await page.waitForURL('**/user-info/update');
  await check(stage);
  const secrets = new RegExp(`canary|${generated}`, 'i');
  const posts = asked.filter(({ method, body }) => method === 'POST' && CANARY.test(body ?? ''));
  expect(posts.map(({ url }) => new URL(url).pathname)).toEqual(['/user-info/update']);
  expect(JSON.stringify(asked.filter((request) => !posts.includes(request)))).not.toMatch(secrets);
  expect(posts.map(({ url }) => url).join()).not.toMatch(secrets);

  expect(await heard()).toContain('update-pressed');
  expect(await heard()).not.toMatch(secrets);
  expect(await kept()).toContain('accepted');
  expect(await kept()).not.toMatch(secrets);
  expect(said.join('\n')).not.toMatch(secrets);
  expect(await page.evaluate(readPageStorage)).not.toMatch(secrets);
  const popup = await stage.browser().openPopup();
  await popup.locator('main[data-certificate=accepted]').waitFor();
  expect(await popup.content()).not.toMatch(secrets);
  const heap = await readWorkerHeap(stage.browser());
  expect(heap).toContain('update-pressed');
  expect(secrets.test(heap)).toBe(false);
});

it('nothing is asked of anybody but the portal', async () => {
  const stage = await setStage();
  const hosts = new Set<string>();
  stage.browser().context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  await openPage(stage, '/user-info');
  await check(stage);
  expect([...hosts]).toEqual(['secure.e-parcel.ne.jp']);
});
