import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { type BuildOptions, build, defineConfig, type Plugin } from 'vite';
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

/**
 * Builds the assistant as one module, which the content script imports when a page needs it: a page
 * that does not need it should not pay for reading it. See `src/content/load-assistant.ts`.
 */
function assistantModule(target: string): Plugin {
  const entry = 'src/content/assistant-module.ts';
  let minify: NonNullable<BuildOptions['minify']> = true;
  return {
    name: 'assistant-module',
    apply: 'build',
    configResolved(config) {
      minify = config.build.minify ?? true;
    },
    async buildStart() {
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          write: false,
          minify,
          target,
          modulePreload: false,
          rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
        },
      });
      const [result] = [built].flat();
      if (!result || !('output' in result)) throw new Error('The assistant was not built.');
      const [{ code }] = result.output;
      this.emitFile({ type: 'asset', fileName: 'assistant.js', source: code });
    },
  };
}

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const extension = browser === 'firefox' ? { ...manifest, ...firefoxManifest } : manifest;
  const target = browser === 'firefox' ? 'firefox140' : 'chrome121';
  return {
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target,
      // A browser extension loads from disk; the preload helper would be dead weight.
      modulePreload: false,
    },
    plugins: [
      assistantModule(target),
      crx({
        manifest: extension as ManifestV3Export,
        browser,
        contentScripts: { standaloneFiles: ['src/content/index.ts'], injectCss: false },
      }),
    ],
  };
});
