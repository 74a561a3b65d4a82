/** The extensions that are measured: the real one, and copies of it with another content script. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../run-tool';

/** Builds the real extension, away from dist/. */
export async function buildInto(
  root: string,
  folder: string,
  flags: readonly string[] = [],
): Promise<string> {
  const args = ['build', '--mode', 'chrome', '--logLevel', 'warn', '--outDir', folder, ...flags];
  const { code, output } = await runTool('vite', [...args, '--emptyOutDir'], { root, show: false });
  if (code !== 0) throw new Error(`The extension could not be built.\n${output.trim()}`);
  return folder;
}

/** The content script of a built extension, as its manifest names it. */
async function contentScript(extension: string): Promise<string> {
  const manifest: { content_scripts?: readonly { js?: readonly string[] }[] } = JSON.parse(
    await readFile(join(extension, 'manifest.json'), 'utf8'),
  );
  const [script] = manifest.content_scripts?.[0]?.js ?? [];
  if (script === undefined) throw new Error('The extension has no content script.');
  return join(extension, script);
}

/** A copy that differs in nothing but the content script. */
export async function copyWithScript(
  extension: string,
  folder: string,
  script: string,
): Promise<string> {
  await cp(extension, folder, { recursive: true });
  await writeFile(await contentScript(folder), script);
  return folder;
}
