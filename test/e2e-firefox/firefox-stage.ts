/** A stage in Firefox, for what only Firefox does. */
import { expect, onTestFinished } from 'vitest';
import { type FirefoxOptions, launchFirefox, type RunningFirefox } from '../browser/firefox';
import type { Tab } from '../browser/tab';
import { authority, extensionFor, readShown, type Shown } from '../e2e-shared/stage';
import type { ClientKind } from '../portal/authority';
import { type Portal, type PortalOptions, startPortal } from '../portal/server';

/** What differs from a good certificate, chosen by itself, in English. */
export interface FirefoxStageOptions {
  readonly portal?: PortalOptions;
  readonly certificate?: ClientKind | 'none';
  readonly browser?: Partial<FirefoxOptions>;
  /** true: what went wrong is for the test to look at. */
  readonly mayFail?: boolean;
}

/** What is on stage. */
export interface FirefoxStage {
  readonly portal: Portal;
  /** As it runs now: another one after a restart. */
  readonly firefox: RunningFirefox;
  readonly restart: (changes?: Partial<FirefoxOptions>) => Promise<void>;
}

/** Sets it; all is closed when the test ends, and nothing must have gone wrong. */
export async function setFirefoxStage(options: FirefoxStageOptions = {}): Promise<FirefoxStage> {
  const { certificate = 'good', mayFail = false } = options;
  const portal = await startPortal({ authority, ...options.portal });
  onTestFinished(() => portal.close());
  let firefox = await launchFirefox({
    extension: extensionFor('firefox'),
    portal,
    authority,
    client: certificate === 'none' ? null : authority.issueClient(certificate),
    chooseCertificate: true,
    language: 'en',
    ...options.browser,
  });
  onTestFinished(() => firefox.close());
  onTestFinished(async () => {
    if (!mayFail) expect(await firefox.readErrors()).toEqual([]);
  });
  return {
    portal,
    get firefox() {
      return firefox;
    },
    async restart(changes) {
      if (!mayFail) expect(await firefox.readErrors()).toEqual([]);
      firefox = await firefox.restart(changes);
    },
  };
}

/** A visit that may be waiting for a person. */
export interface Visit {
  readonly tab: Tab;
  /** The answer's status, or Firefox's own name for why there is none. */
  readonly outcome: Promise<number | string>;
}

/** Opens the portal in a new tab, without waiting for it. */
export async function startVisit(stage: FirefoxStage, path = '/'): Promise<Visit> {
  const tab = await stage.firefox.newTab();
  const outcome = tab.goto(new URL(path, stage.portal.url).href).then(
    (response) => response?.status() ?? 'no answer',
    (error: unknown) =>
      /\b(?:NS_ERROR|SSL_ERROR|SEC_ERROR|MOZILLA_PKIX_ERROR)_\w+(?!\()/.exec(
        String(error).replace(/NS_ERROR_GENERATE_FAILURE\(NS_ERROR_MODULE_SECURITY, /, ''),
      )?.[0] ?? String(error),
  );
  return { tab, outcome };
}

/** The conclusion that the background has stored, as `refused: no-certificate`. */
export async function readConclusion({ firefox }: FirefoxStage): Promise<string> {
  const { certificate } = await firefox.readStorage('local');
  const { state, cause }: { state?: unknown; cause?: unknown } = Object(certificate);
  return state === undefined ? 'nothing' : `${state}: ${cause}`;
}

export const expectConclusion = (stage: FirefoxStage, conclusion: string): Promise<void> =>
  expect.poll(() => readConclusion(stage), { timeout: 5_000 }).toBe(conclusion);

/** What the popup's page shows. */
export async function readPopup({ firefox }: FirefoxStage): Promise<Shown> {
  const popup = await firefox.openPopup();
  const shown = await readShown(popup);
  await popup.close();
  return shown;
}
