/** What is said, wanted, and written down for the table that compares the browsers. */
import { expect, type RunnerTestCase } from 'vitest';
import { isFirefox, readShown, type Shown, type Stage } from './stage';

declare module 'vitest' {
  interface TaskMeta {
    /** What is said in this browser, as `refused: no-certificate`; one after the other in several steps. */
    says?: string;
    /** The heading in `docs/browsers.md` that explains why the other browser says another thing. */
    differs?: string;
  }
}

/** One word, or those that a race lets be said. */
type Words = string | readonly string[];

/** What is to be said: the same in both, or in each its own, and which heading explains it. */
export type Said =
  | Words
  | { readonly chromium: Words; readonly firefox: Words; readonly differs: string };

const isWords = (said: Said): said is Words => typeof said === 'string' || Array.isArray(said);

/** @returns what this browser may say, once it is written down: all of it, so that the table stays the same */
export function note({ meta }: RunnerTestCase, said: Said): readonly string[] {
  const words = isWords(said) ? said : said[isFirefox ? 'firefox' : 'chromium'];
  const all = typeof words === 'string' ? [words] : words;
  meta.says = [...(meta.says === undefined ? [] : [meta.says]), all.join(' or ')].join(', then ');
  if (!isWords(said)) meta.differs = said.differs;
  return all;
}

const PATIENCE = { timeout: 10_000 };

/** What the popup says, one after the other, until it is wanted. */
async function expectShown(
  stage: Stage,
  read: (shown: Shown) => string,
  wanted: readonly string[],
): Promise<void> {
  const popup = await stage.browser().openPopup();
  try {
    await expect.poll(async () => read(await readShown(popup)), PATIENCE).toBeOneOf([...wanted]);
  } catch (cause) {
    const { certificate } = await stage.browser().readStorage('local');
    throw new Error(`${String(cause)} Kept: ${JSON.stringify(certificate)}`, { cause });
  }
  await popup.close();
}

/** Waits until the popup says this of the certificate: state and cause. */
export function expectSays(stage: Stage, task: RunnerTestCase, said: Said): Promise<void> {
  return expectShown(stage, ({ certificate }) => certificate, note(task, said));
}

/** Waits until the popup says this of Password Protect. */
export function expectProtect(stage: Stage, task: RunnerTestCase, said: Said): Promise<void> {
  const read = ({ passwordProtect }: Shown) => `Password Protect: ${passwordProtect}`;
  return expectShown(stage, read, note(task, said));
}
