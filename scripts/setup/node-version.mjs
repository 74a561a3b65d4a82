/** Checks that Node is new enough, before anything else can fail in a stranger way. */

/** The oldest Node that everything here runs on; `engines` in package.json says the same. */
export const OLDEST_NODE = [20, 19];

/**
 * @param {string} version as `process.versions.node` has it
 * @returns {string | null} a sentence for the person, or null when the version will do
 */
export function complainAboutNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `This needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}. Install a newer one and run the same command again.`;
}
