/** A page of the portal where no extension is: what a test compares with. */
import type { Page } from 'playwright-core';
import { openPage, type Stage } from './stage';

/** An address that the extension does not run at, and that never resolves. */
const ELSEWHERE = 'https://alone.invalid/';

/** Opens the same bytes elsewhere. */
export async function openAlone(stage: Stage, path: string): Promise<Page> {
  const page = await openPage(stage);
  const body = await page.evaluate(async (asked) => (await fetch(asked)).text(), path);
  await page.route(ELSEWHERE, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  await page.goto(ELSEWHERE);
  return page;
}
