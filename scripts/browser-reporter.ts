/**
 * Vitest's reporter for the table that compares the browsers: its JSON does not say of a test in which
 * project it ran.
 */
import { writeFile } from 'node:fs/promises';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { BROWSER_PROJECTS, type BrowserResult } from './browser-results';

/** The environment variable that names the file to write. */
export const RESULTS_VARIABLE = 'BROWSER_RESULTS_FILE';

function titlesOf(test: TestCase): string[] {
  const titles = [test.name];
  for (let above = test.parent; above.type === 'suite'; above = above.parent) {
    titles.unshift(above.name);
  }
  return titles;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

function readModule(module: TestModule): BrowserResult[] {
  const project = Object.keys(BROWSER_PROJECTS).find(
    (name): name is keyof typeof BROWSER_PROJECTS => name === module.project.name,
  );
  if (project === undefined) return [];
  return [...module.children.allTests()].map((test): BrowserResult => {
    const { state } = test.result();
    const { says, differs }: { says?: unknown; differs?: unknown } = Object(test.meta());
    return {
      project,
      file: module.relativeModuleId.replaceAll('\\', '/'),
      titles: titlesOf(test),
      // A test that was still waiting when the run ended was not run.
      state: state === 'pending' ? 'skipped' : state,
      says: textOf(says),
      differs: textOf(differs),
    };
  });
}

/** Writes every test of the browsers' projects into the file that the environment names. */
export default class BrowserReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const file = process.env[RESULTS_VARIABLE];
    if (file === undefined) return;
    await writeFile(file, JSON.stringify(modules.flatMap(readModule)));
  }
}
