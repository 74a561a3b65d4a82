/** Bundles the recogniser into text that runs by itself: in a page, in jsdom, as a module. */
import { join } from 'node:path';
import { build } from 'vite';

/** How a bundle is loaded: as a script that leaves one global, or as a module. */
export type BundleFormat = 'iife' | 'es';

/** What is bundled. */
export interface BundleOptions {
  /** The project's folder. */
  readonly root: string;
  /** The entry, relative to it. */
  readonly entry: string;
  /** The one global that the script leaves. */
  readonly global: string;
  readonly format: BundleFormat;
}

/** The entry of the recogniser and the global that its script leaves. */
export const RECOGNISER = {
  entry: 'src/portal/recogniser.ts',
  global: 'eParcelRecogniser',
} as const;

/**
 * Bundles. It stays readable: whoever puts it into a page wants to step through it.
 * @returns the code; nothing is written
 * @throws Error with the builder's own words when it fails
 */
export async function bundleScript(options: BundleOptions): Promise<string> {
  const { root, entry, global, format } = options;
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(root, entry), name: global, formats: [format], fileName: 'bundle' },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const [chunk, ...others] = outputs.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || others.length > 0) {
    throw new Error(`${entry} did not become one file.`);
  }
  if (format === 'es') return chunk.code;
  // A `var` is no global where the script is run inside a function (Playwright's addInitScript) or by
  // a strict eval.
  return `${chunk.code}globalThis.${global} = ${global};\n`;
}
