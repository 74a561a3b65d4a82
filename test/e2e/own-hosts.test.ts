/** That no request goes anywhere but to the operator's hosts is the browser's to enforce. */
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../browser/chromium';
import { createAuthority } from '../portal/authority';
import { EXTENSION } from './stage';

/** Another host, which answers whatever is asked. */
async function startOtherHost() {
  const paths: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    paths.push(url);
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  return { url: `http://127.0.0.1:${address.port}`, paths };
}

it('another host gets no request from the worker and none from the popup', async () => {
  const other = await startOtherHost();
  const browser = await launchChromium({
    extension: EXTENSION,
    authority: createAuthority(),
    chooseCertificate: true,
    language: 'en',
  });
  onTestFinished(() => browser.close());
  const ask = (from: string) =>
    `fetch('${other.url}/${from}', { mode: 'no-cors' }).then(() => 'went', () => 'kept back')`;
  expect(await (await browser.worker()).evaluate(ask('worker'))).toBe('kept back');
  const popup = await browser.openPopup();
  expect(await popup.evaluate(ask('popup'))).toBe('kept back');
  await popup.evaluate(`navigator.sendBeacon('${other.url}/beacon')`);
  await popup.evaluate(`new Promise((resolve) => {
    const image = new Image();
    image.onload = image.onerror = resolve;
    image.src = '${other.url}/image';
  })`);
  expect(other.paths).toEqual([]);
  const reasons = browser.errors.map(({ text }) => /Content Security Policy/.test(text));
  expect(new Set(reasons)).toEqual(new Set([true]));
});
