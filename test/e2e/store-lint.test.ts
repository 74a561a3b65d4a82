/** What the linter of Firefox's store says of the package, and what docs/build-for-amo.md says of that. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runTool } from '../../scripts/run-tool';

const root = join(import.meta.dirname, '../..');

const messages = z.array(z.object({ code: z.string(), file: z.string().optional() }));
const report = z.object({ errors: messages, notices: messages, warnings: messages });

/** `assets/expiry-CC42Vu4P.js` and its like, without the hash of the content. */
const withoutHash = (file: string) => file.replace(/-[\w-]{8}(?=\.\w+$)/, '-*');

async function lint() {
  const args = ['lint', '--source-dir', 'dist/firefox', '--output', 'json'];
  const env = { ...process.env, NO_UPDATE_NOTIFIER: '1' };
  const { output } = await runTool('web-ext', [...args, '--no-config-discovery', '--no-input'], {
    root,
    show: false,
    env,
  });
  return report.parse(JSON.parse(output));
}

/** The rows of the table: code and file. */
async function readTable(): Promise<readonly string[]> {
  const page = await readFile(join(root, 'docs/build-for-amo.md'), 'utf8');
  const [, section = ''] = page.split('## Warnings of web-ext lint');
  return [...section.matchAll(/^\| ([A-Z_]+) \| (\S+) \| .+ \|$/gm)].map(
    ([, code, file]) => `${code} ${file}`,
  );
}

it('has no error, and no warning but those that are explained', async () => {
  const { errors, notices, warnings } = await lint();
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  const found = warnings.map(({ code, file = '' }) => `${code} ${withoutHash(file)}`);
  expect(found.toSorted()).toEqual([...(await readTable())].toSorted());
});
