/** The stand-in's User Info page, changed on its way to the browser, and what is sent from it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Alteration, drawAltered } from '../e2e-shared/alteration';
import { PATHS } from '../portal/layout';
import { FIELD_NAMES } from '../portal/user-info';
import { type Stage, userInfoForm } from './stage';

/** An altered page that is open. */
export interface AlteredPage {
  readonly page: Page;
  readonly form: ReturnType<typeof userInfoForm>;
  /** What went to the stand-in's Update, oldest first. */
  readonly posts: readonly URLSearchParams[];
}

/** Opens the page in a new tab. Everything but this one document comes from the stand-in, and goes there. */
export async function openAltered(stage: Stage, alteration: Alteration = {}): Promise<AlteredPage> {
  const { headers = {} } = alteration;
  const body = drawAltered(alteration, stage.portal.user);
  const page = await stage.browser().context.newPage();
  await page.route(`**${PATHS.userInfo}`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { ...headers }, body }),
  );
  const posts: URLSearchParams[] = [];
  page.on('request', (request) => {
    const isUpdate = new URL(request.url()).pathname === PATHS.update;
    if (isUpdate && request.method() === 'POST') {
      posts.push(new URLSearchParams(request.postData() ?? ''));
    }
  });
  await page.goto(new URL(PATHS.userInfo, stage.portal.url).href);
  return { page, form: userInfoForm(page), posts };
}

/** Waits for the stand-in's answer, and compares the one Update that it got. */
export async function expectUpdate(
  { page, posts }: AlteredPage,
  sent: Partial<Record<keyof typeof FIELD_NAMES, string>>,
): Promise<void> {
  await page.waitForURL(`**${PATHS.update}`, { waitUntil: 'commit' });
  expect(posts).toHaveLength(1);
  const names = Object.keys(sent) as (keyof typeof sent)[];
  const got = names.map((name) => [name, posts[0]?.get(FIELD_NAMES[name])]);
  expect(Object.fromEntries(got)).toEqual(sent);
}
