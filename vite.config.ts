import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** What Firefox's manifest has in other words than Chrome's: the one place where the two differ. */
const firefoxManifest = {
  background: { scripts: [manifest.background.service_worker], type: 'module' },
  minimum_chrome_version: undefined,
  browser_specific_settings: {
    gecko: {
      id: 'e-parcel-assistant@e-parcel-assistant.invalid',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
};

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const target = browser === 'firefox' ? { ...manifest, ...firefoxManifest } : manifest;
  return {
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'firefox' ? 'firefox140' : 'chrome121',
      // A browser extension loads from disk; the preload helper would be dead weight.
      modulePreload: false,
    },
    plugins: [
      crx({
        manifest: target as ManifestV3Export,
        browser,
        contentScripts: { standaloneFiles: ['src/content/index.ts'], injectCss: false },
      }),
    ],
  };
});
