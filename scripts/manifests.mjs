/**
 * The manifests of the two packages: `manifest.json` is Chrome's and Edge's, and all that Firefox's has
 * in other words is here. Plain JavaScript: the builder's own configuration imports it.
 */
import manifest from '../manifest.json' with { type: 'json' };

/** @typedef {'chrome' | 'firefox'} Browser Who a package is for: Chrome and Edge take the same. */

/** The background, as it is built: one file. */
export const WORKER_FILE = 'background.js';

/** The background's source: in `src`, without its ending. */
export const WORKER_SOURCE = manifest.background.service_worker.replace(/^src\/|\.ts$/g, '');

/** The one place where the two differ. */
const firefoxManifest = {
  // Firefox has no service worker for extensions; its background stops and starts all the same.
  background: { scripts: [WORKER_FILE], type: 'module' },
  minimum_chrome_version: undefined,
  browser_specific_settings: {
    gecko: {
      id: 'e-parcel-assistant@e-parcel-assistant.invalid',
      // Why: docs/browsers.md, "Oldest versions".
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
};

const MANIFESTS = {
  chrome: { ...manifest, background: { ...manifest.background, service_worker: WORKER_FILE } },
  firefox: { ...manifest, ...firefoxManifest },
};

/**
 * The manifest of a package; what is undefined in it is not written.
 * @param {Browser} browser
 */
export const manifestFor = (browser) => MANIFESTS[browser];

/**
 * The oldest versions that the manifests let the extension be installed in: whole numbers.
 * @type {Readonly<Record<Browser, number>>}
 */
export const OLDEST_VERSIONS = {
  chrome: Number.parseInt(manifest.minimum_chrome_version, 10),
  firefox: Number.parseInt(firefoxManifest.browser_specific_settings.gecko.strict_min_version, 10),
};

/**
 * What the builder writes for, in its words: what the manifest lets in, and nothing older.
 * @param {Browser} browser
 */
export const buildTarget = (browser) => `${browser}${OLDEST_VERSIONS[browser]}`;
