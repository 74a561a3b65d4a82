/** Goes through the steps and tells of each: what was done, what was seen, where the picture is. */
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Tab } from '../test/browser/tab';
import type { Stage, Step } from './walk';

/** Numbers a picture so that a folder lists them in order. */
function pictureName(index: number, name: string): string {
  return `${String(index + 1).padStart(2, '0')}-${name}.png`;
}

/** A picture of the tab's page, the whole of it: the panel may be below the fold. */
async function take(tab: Tab, file: string): Promise<void> {
  await tab.screenshot({ path: file, fullPage: true });
}

/**
 * Goes through the steps, stopping at the first that sees something unexpected.
 * @param folder where the pictures go
 * @param signal the person has had enough: what breaks from then on is no news
 * @returns whether all went as it should
 */
export async function walkThrough(
  steps: readonly Step[],
  stage: Stage,
  folder: string,
  signal: AbortSignal,
): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  for (const [index, step] of steps.entries()) {
    console.log(`\n${index + 1}. ${step.does}`);
    const picture = join(folder, pictureName(index, step.name));
    try {
      const { tab, saw } = await step.run(stage);
      for (const line of saw) console.log(`   ${line}`);
      await take(tab, picture);
      console.log(`   ${relative(process.cwd(), picture)}`);
    } catch (error) {
      if (signal.aborted) return false;
      const reason = error instanceof Error ? error.message : String(error);
      console.error(`\nStep ${index + 1} (${step.does}) failed: ${reason}`);
      // The picture is a help, not the point: a browser that is gone has none.
      const tab = await stage.browser.findTab('').catch(() => null);
      await (tab && take(tab, picture))?.then(
        () => console.error(`What the screen showed: ${relative(process.cwd(), picture)}`),
        () => undefined,
      );
      return false;
    }
  }
  const errors = await stage.browser.readErrors();
  for (const { where, url, text } of errors)
    console.error(`\nAn error in the ${where} ${url}: ${text}`);
  return errors.length === 0;
}
