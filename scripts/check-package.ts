/** Looks through a package for the stores before it is written. */
import type { Files } from './read-folder';

/** All that a package is made of. What is new to it is named here first. */
const EXPECTED = [
  /^manifest\.json$/,
  /^background\.js$/,
  /^_locales\/(?:en|ja)\/messages\.json$/,
  /^assets\/\w[\w.-]*\.(?:js|css)$/,
  /^assistant\/[\w-]+\.js$/,
  /^icons\/(?:toolbar\/)?[\w-]+\.png$/,
  /^src\/content\/index\.js$/,
  /^src\/popup\/[\w-]+\.html$/,
];

/** A script or style sheet that names a source map asks for a file that is not there. */
const SOURCE_MAP = 'sourceMappingURL=';

/** The version that the manifest states; null without a readable one. */
function versionOf(files: Files): string | null {
  try {
    const text = Buffer.from(files.get('manifest.json') ?? []).toString();
    const { version }: { version?: unknown } = JSON.parse(text);
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

/**
 * Looks for what does not belong into a package.
 * @param version what package.json says
 * @returns a sentence for each thing that is wrong
 */
export function checkPackage(files: Files, version: string): readonly string[] {
  const stated = versionOf(files);
  const wrong: string[] = [];
  if (stated !== version) {
    wrong.push(`manifest.json says version ${stated}, package.json says ${version}.`);
  }
  for (const [name, bytes] of files) {
    if (!EXPECTED.some((expected) => expected.test(name))) wrong.push(`${name} is not expected.`);
    if (bytes.length === 0) wrong.push(`${name} is empty.`);
    if (/\.(?:js|css)$/.test(name) && Buffer.from(bytes).includes(SOURCE_MAP)) {
      wrong.push(`${name} names a source map.`);
    }
  }
  return wrong;
}
