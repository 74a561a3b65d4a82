/** The driver itself: what the other tests in a real browser rely on. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type LaunchOptions, launchChromium, type RunningChromium } from '../browser/chromium';
import { startPublicSite } from '../portal/public-site';
import { type Portal, startPortal } from '../portal/server';

const EXTENSION = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let portal: Portal;
let browser: RunningChromium | undefined;

async function launch(changes: Partial<LaunchOptions> = {}): Promise<RunningChromium> {
  browser = await launchChromium({
    extension: EXTENSION,
    portal,
    authority: portal.authority,
    client: portal.authority.issueClient('good'),
    chooseCertificate: true,
    language: 'en',
    ...changes,
  });
  return browser;
}

beforeAll(async () => {
  portal = await startPortal();
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
  portal.reset();
});
afterAll(() => portal.close());

/** Opens the portal in a new tab; its HTTP status, or the browser's word for why it did not open. */
async function openPortal({ context }: RunningChromium): Promise<number | string> {
  const page = await context.newPage();
  return page.goto(portal.url).then(
    (response) => response?.status() ?? 'no answer',
    (error: unknown) => /ERR_\w+/.exec(String(error))?.[0] ?? String(error),
  );
}

describe.each(['switch', 'cdp'] as const)('an extension loaded by %s', (loadWith) => {
  it('runs, opens its popup, and the portal opens with the certificate', async () => {
    const running = await launch({ loadWith });
    expect(await openPortal(running)).toBe(200);
    expect(portal.requests[0]).toMatchObject({ path: '/', clientCertificate: true });
    const popup = await running.openPopup();
    await popup.waitForSelector('main[data-certificate]');
    expect(running.errors).toEqual([]);
  });
});

describe('the worker', () => {
  it('is truly stopped, forgets its variables, and starts again', async () => {
    const running = await launch();
    await (await running.worker()).evaluate('globalThis.mark = 1');
    expect(running.isWorkerRunning()).toBe(true);
    await running.killWorker();
    expect(running.isWorkerRunning()).toBe(false);
    const { targetInfos } = await running.session.send('Target.getTargets');
    expect(targetInfos.map(({ type }) => type)).not.toContain('service_worker');
    expect(await (await running.worker()).evaluate('globalThis.mark ?? null')).toBeNull();
  });

  it('is heard when it breaks, also after the first tab was closed', async () => {
    const running = await launch();
    const popup = await running.openPopup();
    await running.context.pages()[0]?.close();
    const worker = await running.worker();
    await worker.evaluate('void setTimeout(() => { throw new Error("broken on purpose"); })');
    await expect
      .poll(() => running.errors)
      .toEqual([expect.objectContaining({ where: 'worker', kind: 'exception' })]);
    await popup.close();
  });
});

describe('the language', () => {
  it.each(['en', 'ja'] as const)('%s is the browser’s own', async (language) => {
    const running = await launch({ language });
    const worker = await running.worker();
    const spoken = await worker.evaluate('chrome.i18n.getUILanguage()');
    expect(String(spoken).slice(0, 2)).toBe(language);
    expect(await worker.evaluate('navigator.language')).toMatch(new RegExp(`^${language}`));
  });
});

describe('the real popup', () => {
  it('opens under its button, is read, and closes', async () => {
    const running = await launch();
    const popup = await running.openRealPopup();
    await popup.waitFor('document.querySelector("main[data-certificate]")');
    expect(await popup.isOpen()).toBe(true);
    await popup.press('[data-action="check"]');
    await popup.waitFor('document.querySelector("main[data-certificate=accepted]")', 25_000);
    await popup.close();
    expect(await popup.isOpen()).toBe(false);
    expect(running.errors).toEqual([]);
  });
});

describe('certificates and trust', () => {
  it.each(['expired', 'other', 'revoked'] as const)('%s is refused', async (kind) => {
    const running = await launch({ client: portal.authority.issueClient(kind) });
    expect(await openPortal(running)).toMatch(
      // Which of them is a race with the server's close.
      /^ERR_(?:BAD_SSL_CLIENT_AUTH_CERT|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|CONNECTION_(?:RESET|CLOSED))$/,
    );
  });

  it('waits for the person where the browser is to ask', async () => {
    const running = await launch({ chooseCertificate: false });
    const waits = new Promise<string>((resolve) => setTimeout(resolve, 2_000, 'waiting'));
    expect(await Promise.race([openPortal(running), waits])).toBe('waiting');
  });

  it('changes from one start to the next on the same profile', async () => {
    const first = await launch({ client: null });
    expect(await openPortal(first)).not.toBe(200);
    await (await first.worker()).evaluate('chrome.storage.local.set({ kept: "yes" })');
    browser = await first.restart({ client: portal.authority.issueClient('good') });
    expect(await openPortal(browser)).toBe(200);
    const kept = await (await browser.worker()).evaluate('chrome.storage.local.get("kept")');
    expect(kept).toEqual({ kept: 'yes' });
  });

  it('does not trust a stranger’s server', async () => {
    expect(await openPortal(await launch({ trustAuthority: false }))).toBe(
      'ERR_CERT_AUTHORITY_INVALID',
    );
  });

  it('finds a further host by a rule of its own, and no other', async () => {
    const site = await startPublicSite({ authority: portal.authority });
    onTestFinished(() => site.close());
    const { context } = await launch({ hostRules: [site.hostRule] });
    const page = await context.newPage();
    await page.goto(site.url);
    await page.reload();
    const visits = site.requests.filter(({ path }) => path === '/');
    expect(visits.map(({ cookies }) => cookies)).toEqual([false, true]);
    await expect(page.goto('https://www.example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });

  it('meets neither the real portal nor anybody else', async () => {
    const running = await launch({ portal: null });
    expect(await openPortal(running)).toBe('ERR_NAME_NOT_RESOLVED');
    const page = await running.context.newPage();
    await expect(page.goto('https://www.example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });
});

describe('the sign-in dialog', () => {
  it('fails a navigation while it is not answered, and is answered by signInAs', async () => {
    portal.configure({ passwordProtect: true });
    const running = await launch();
    expect(await openPortal(running)).toBe('ERR_INVALID_AUTH_CREDENTIALS');
    await running.signInAs(portal.user);
    expect(await openPortal(running)).toBe(200);
    await running.signInAs(null);
    // The browser itself remembers it, until it is restarted.
    expect(await openPortal(running)).toBe(200);
    browser = await running.restart();
    expect(await openPortal(browser)).toBe('ERR_INVALID_AUTH_CREDENTIALS');
  });
});

describe('the end', () => {
  it('leaves no folder behind', async () => {
    const running = await launch();
    expect(await readdir(running.folder)).toEqual(expect.arrayContaining(['home', 'profile']));
    await running.close();
    expect(existsSync(running.folder)).toBe(false);
  });
});
