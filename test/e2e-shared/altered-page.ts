/** The stand-in's User Info page, changed, in the portal's place, and what is sent from it. */
import { expect } from 'vitest';
import type { Panel, Tab } from '../browser/tab';
import { PATHS } from '../portal/layout';
import { FIELD_NAMES } from '../portal/user-info';
import { type Alteration, drawAltered } from './alteration';
import type { OwnPages } from './share-own-pages';
import { openPage, type Stage, userInfoForm } from './stage';

/** An altered page that is open. */
export interface AlteredPage {
  readonly page: Tab;
  readonly panel: Panel;
  readonly form: ReturnType<typeof userInfoForm>;
  readonly posts: OwnPages['posts'];
}

/** Opens the page in a new tab. */
export async function openAltered(
  stage: Stage,
  { pages, posts }: OwnPages,
  alteration: Alteration = {},
): Promise<AlteredPage> {
  const { headers = {} } = alteration;
  pages[PATHS.userInfo] = { document: drawAltered(alteration, stage.portal.user), headers };
  pages[PATHS.update] = 'Answered';
  const page = await openPage(stage, PATHS.userInfo);
  return { page, panel: stage.browser().panelOf(page), form: userInfoForm(page), posts };
}

/** Waits for the answer, and compares the one Update that was sent. */
export async function expectUpdate(
  { page, posts }: AlteredPage,
  sent: Partial<Record<keyof typeof FIELD_NAMES, string>>,
): Promise<void> {
  await page.waitForURL(`**${PATHS.update}`);
  expect(posts.map(({ path }) => path)).toEqual([PATHS.update]);
  const names = Object.keys(sent) as (keyof typeof sent)[];
  const got = names.map((name) => [name, posts[0]?.form.get(FIELD_NAMES[name])]);
  expect(Object.fromEntries(got)).toEqual(sent);
}
