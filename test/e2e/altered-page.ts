/** The stand-in's User Info page, changed on its way to the browser, and what is sent from it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATHS } from '../portal/layout';
import { userInfoPage } from '../portal/pages';
import { FIELD_NAMES } from '../portal/user-info';
import { type Stage, userInfoForm } from './stage';

/** How the page differs from the stand-in's own. */
export interface Alteration {
  readonly markup?: 'table' | 'labels';
  /** Markup for the end of its head: a page's styles and scripts. */
  readonly head?: string;
  /** The page with that, once more. */
  readonly change?: (html: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An altered page that is open. */
export interface AlteredPage {
  readonly page: Page;
  readonly form: ReturnType<typeof userInfoForm>;
  /** What went to the stand-in's Update, oldest first. */
  readonly posts: readonly URLSearchParams[];
}

/** Replaces what has to be there, so that a change of the stand-in cannot empty a test. */
export function replace(html: string, what: string | RegExp, by: string): string {
  const changed = html.replace(what, () => by);
  if (changed === html) throw new Error(`The page has no ${String(what)}.`);
  return changed;
}

/** Opens the page in a new tab. Everything but this one document comes from the stand-in, and goes there. */
export async function openAltered(stage: Stage, alteration: Alteration = {}): Promise<AlteredPage> {
  const { markup = 'labels', head = '', change = (html) => html, headers = {} } = alteration;
  const own = userInfoPage({ language: 'en', markup, user: stage.portal.user });
  const body = change(head === '' ? own : replace(own, '</head>', `${head}</head>`));
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
