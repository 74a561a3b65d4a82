/** Builds the extension as it is shipped. */
import { runTool } from './run-tool';

/**
 * Builds for one browser, into `dist/`.
 * @throws Error with the builder's own words when it fails
 */
export async function buildExtension(
  root: string,
  target: 'chrome' | 'firefox',
  signal?: AbortSignal,
): Promise<void> {
  const args = ['build', '--mode', target, '--logLevel', 'warn'];
  const { code, output } = await runTool('vite', args, { root, show: false }, signal);
  if (code !== 0) throw new Error(`The extension could not be built.\n${output.trim()}`);
}
