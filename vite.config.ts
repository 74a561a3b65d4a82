import { type CrxPlugin, crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { build, defineConfig, type Plugin } from 'vite';
import { buildTarget, manifestFor, WORKER_FILE, WORKER_SOURCE } from './scripts/manifests.mjs';
import { strengthWords } from './scripts/strength-words.mjs';

/**
 * Whole in files of their own, and sharing nothing with the assistant: what reads the page that
 * answers an Update, and a web server's refusal, which mostly come without it; and the estimator with its
 * lists of words.
 */
const APART = ['read-answer', 'tell-refusal', 'strength'] as const;

/** Leaves an import of those files as it is. */
const leaveApart: Plugin = {
  name: 'leave-apart',
  enforce: 'pre',
  resolveId(id) {
    const name = APART.find((one) => id.endsWith(`/${one}`) && id.startsWith('.'));
    return name ? { id: `./${name}.js`, external: 'relative' } : undefined;
  },
};

/** Takes the margin from the lists of words, a quarter of what they are; `listTerms` needs none. */
const trimVocabulary: Plugin = {
  name: 'trim-vocabulary',
  transform: (code, id) =>
    id.endsWith('/vocabulary.ts') ? code.replace(/\n\s+/g, '\n') : undefined,
};

/**
 * Makes the polyfill a module. What a bundler puts around a script of the old kind copies every
 * property of what it gives; here these are the browser's interfaces, which the browser makes when
 * they are first touched: all of them at every start, for the few that are used.
 */
const polyfillAsModule: Plugin = {
  name: 'polyfill-as-module',
  transform: (code, id) =>
    id.endsWith('/browser-polyfill.js')
      ? `const exports = {};\nconst module = { exports };\n${code}\nexport default module.exports;`
      : undefined,
};

/** How a part of the extension is built by itself. */
interface Part {
  readonly name: string;
  /** Without its ending, in `src`. */
  readonly source: string;
  /** Where its files go; each is called by its name. */
  readonly folder: string;
  readonly target: string;
  readonly isMinified: boolean;
  readonly plugins?: Plugin[];
}

/** Builds a part that shares no file with any other. */
async function buildPart({ name, source, folder, target, isMinified, plugins = [] }: Part) {
  const files = `${folder}[name].js`;
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    build: {
      write: false,
      target,
      // Anything but a library gets a helper around each import that knows pages only.
      lib: { entry: { [name]: `src/${source}.ts` }, formats: ['es'] },
      rolldownOptions: {
        // What its files share stays in the first one, so that mostly one file is read.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: files,
          chunkFileNames: files,
          // A library's spaces would stay.
          minify: isMinified,
          comments: { annotation: !isMinified },
        },
      },
    },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new Error(`${name} was not built.`);
  return result.output.map((chunk) => {
    if (chunk.type !== 'chunk') throw new Error(`${chunk.fileName} is no script.`);
    return { type: 'asset' as const, fileName: chunk.fileName, source: chunk.code };
  });
}

/**
 * Builds what the content script imports when a page needs it: a page that does not need it should
 * not pay for reading it. See `src/content/load-assistant.ts`. What the assistant imports on demand
 * becomes a file of its own; `manifest.json` names them all.
 */
function assistantModules(target: string): Plugin {
  let isMinified = true;
  const buildModule = (name: string, source: string, plugins: Plugin[]) =>
    buildPart({
      name,
      source: `content/${source}`,
      folder: 'assistant/',
      target,
      isMinified,
      plugins,
    });
  return {
    name: 'assistant-modules',
    apply: 'build',
    configResolved(config) {
      isMinified = config.build.minify !== false;
    },
    async buildStart() {
      const outputs = [
        await buildModule('assistant', 'assistant-module', [leaveApart, trimVocabulary]),
        ...(await Promise.all(APART.map((name) => buildModule(name, name, [strengthWords()])))),
      ];
      for (const file of outputs.flat()) this.emitFile(file);
    },
  };
}

/**
 * Builds the background worker as one file, in place of the source that `manifest.json` names. Sharing
 * with the popup would cost it a request for each file in turn at every start: for a loader, for itself, for what is shared.
 * @param background the manifest's entry; the other builder must not see it, or it adds that loader
 */
function backgroundWorker(
  background: ReturnType<typeof manifestFor>['background'],
  target: string,
): CrxPlugin {
  let isMinified = true;
  return {
    name: 'background-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      isMinified = config.build.minify !== false;
    },
    async renderCrxManifest(rendered) {
      const part = { name: 'background', source: WORKER_SOURCE, folder: '', target };
      const plugins = [polyfillAsModule];
      const [file, ...more] = await buildPart({ ...part, isMinified, plugins });
      if (file?.fileName !== WORKER_FILE || more.length > 0) {
        throw new Error(`The worker is not the one file ${WORKER_FILE}.`);
      }
      this.emitFile(file);
      return { ...rendered, background };
    },
  };
}

/**
 * Builds the page that takes the certificate's last day by itself: what it shared with the popup would
 * make the popup load several files. The extension opens it, so the manifest does not name it.
 */
function expiryPage(target: string): Plugin {
  let isMinified = true;
  return {
    name: 'expiry-page',
    apply: 'build',
    configResolved(config) {
      isMinified = config.build.minify !== false;
    },
    async buildStart() {
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        plugins: [polyfillAsModule],
        build: {
          write: false,
          target,
          minify: isMinified,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: 'src/popup/expiry.html' },
        },
      });
      const [result] = [built].flat();
      if (!result || !('output' in result)) throw new Error('The expiry page was not built.');
      for (const file of result.output) {
        const source = file.type === 'chunk' ? file.code : file.source;
        this.emitFile({ type: 'asset', fileName: file.fileName, source });
      }
    },
  };
}

export default defineConfig(({ mode }) => {
  // The same bytes wherever it is built: neither the shell nor a file of somebody's own may ask for a
  // development build.
  process.env.NODE_ENV = 'production';
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const { background, ...extension } = manifestFor(browser);
  const target = buildTarget(browser);
  return {
    envDir: false,
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target,
      // The popup's page names what its script imports, or that would be asked for only once the
      // script is there. Every browser knows such links; the helper would be dead weight.
      modulePreload: { polyfill: false },
    },
    plugins: [
      polyfillAsModule,
      assistantModules(target),
      expiryPage(target),
      crx({
        manifest: extension as ManifestV3Export,
        browser,
        contentScripts: { standaloneFiles: ['src/content/index.ts'], injectCss: false },
      }),
      backgroundWorker(background, target),
    ],
  };
});
