/** The first promise: what is typed on the page is found nowhere afterwards but where it was typed. */
import { expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { pressPart, waitForPart } from '../browser/closed-shadow';
import { check, openPage, setStage, userInfoForm } from './stage';

/** None of these stands anywhere else. The password breaks a rule, so that it is spoken about. */
const PASSWORD = 'Canary-Qx7';
const OTHER_PASSWORD = 'Canary-Qx8';
const FIRST_NAME = `CanaryFirst${'n'.repeat(60)}`;
const CANARY = /canary/i;

const isNotTheBrowsers = (shadow: { shadowRootType?: string }): boolean =>
  shadow.shadowRootType !== 'user-agent';

it('what is typed, held and sent is not in storage, attributes, messages, console or addresses', async () => {
  const stage = await setStage({ portal: { markup: 'labels' } });
  const { context } = stage.browser();
  const worker = await stage.browser().worker();
  // Every message to the worker, as it arrives there.
  await worker.evaluate(
    'globalThis.heard = []; chrome.runtime.onMessage.addListener((message, sender) => { globalThis.heard.push(JSON.stringify([message, sender])); });',
  );
  const said: string[] = [];
  context.on('console', (message) => said.push(message.text()));
  const addresses: string[] = [];
  context.on('request', (request) => addresses.push(request.url()));

  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form.newPassword.click();
  await page.keyboard.type(PASSWORD);
  await form.reEntry.click();
  await page.keyboard.type(OTHER_PASSWORD);
  await form.firstName.fill(FIRST_NAME);
  await form.yes.check();
  await form.update.click();
  await waitForPart(page, { role: 'heading', name: english.page_hold_heading.message });

  // The page's own markup, without what the portal itself had written into its fields.
  const attributes = await page.evaluate(() =>
    Array.from(document.querySelectorAll('*'), (element) =>
      Array.from(element.attributes, ({ value }) => value).join(' '),
    ).join('\n'),
  );
  expect(attributes).not.toMatch(CANARY);
  // The panel and the fields' descriptions, closed shadow root included.
  const session = await context.newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const markup = JSON.stringify(root, (key, value) =>
    // The browser's own insides of a field are where the person typed it.
    key === 'shadowRoots' ? value.filter(isNotTheBrowsers) : value,
  );
  expect(markup.includes(english.page_hold_heading.message)).toBe(true);
  expect(CANARY.test(markup)).toBe(false);

  await page.waitForTimeout(600);
  await pressPart(page, { role: 'button', name: english.page_hold_anyway.message });
  await page.waitForURL('**/user-info/update');
  await check(stage);

  const heard = await worker.evaluate('globalThis.heard');
  expect(JSON.stringify(heard)).toContain('update-pressed');
  expect(JSON.stringify(heard)).not.toMatch(CANARY);
  const kept = await worker.evaluate(
    'Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])',
  );
  expect(JSON.stringify(kept)).toContain('accepted');
  expect(JSON.stringify(kept)).not.toMatch(CANARY);
  expect(said.join('\n')).not.toMatch(CANARY);
  expect(addresses.join('\n')).not.toMatch(CANARY);
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
