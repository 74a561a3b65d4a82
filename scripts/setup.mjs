/**
 * `npm start`, `npm test`, `npm run portal`, `npm run recognise`, `npm run bench`, `npm run package` and
 * `npm run build-for-amo` begin here: node scripts/setup.mjs start|test|portal|….
 *
 * Makes sure that what they need is there (Node, the npm packages, a browser, the NSS tools), says in
 * plain words what is not, and hands over. Plain JavaScript without packages: none are installed yet.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSER_VARIABLE } from './setup/find-browser.mjs';
import { FIREFOX_VARIABLE } from './setup/find-firefox.mjs';
import { handOver } from './setup/hand-over.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { complainAboutNode } from './setup/node-version.mjs';
import { provideBrowser } from './setup/provide-browser.mjs';
import { provideExtras } from './setup/provide-extras.mjs';
import { provideFirefox, provideTestFirefox } from './setup/provide-firefox.mjs';
import { wantedBrowser, wantsJapanese } from './setup/wanted-browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const HELP = `Usage: node scripts/setup.mjs start|test|portal|recognise|bench|package|build-for-amo [options]

  start       a browser with the extension and the stand-in portal (npm start -- --help)
  test        every test (npm test); options go to Vitest
  portal      the stand-in portal alone (npm run portal -- --help)
  recognise   how the assistant sees saved pages (npm run recognise -- --help)
  bench       what the assistant costs a page (npm run bench -- --help)
  package     the packages for the stores (npm run package -- --help)
  build-for-amo   the package for Firefox's store, as its people make it again

It first makes sure that Node is new enough and that the npm packages, a browser and (on Linux) the
NSS tools are there. On Debian and Ubuntu, as root, it installs what is missing with apt-get; anywhere
else it says which command to type. The tests also use Firefox ESR, Apache httpd, nginx, HAProxy, Xvfb and
xdotool, and go on without them.

Environment:
  ${BROWSER_VARIABLE}   the browser to use, instead of searching for Chromium, Google Chrome or Edge
  ${FIREFOX_VARIABLE}   the Firefox to use, instead of searching for one
`;

/** @type {Readonly<Record<string, string>>} */
const PROGRAMS = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  portal: 'test/portal/run.ts',
  recognise: 'scripts/recognise.ts',
  bench: 'scripts/bench/bench.ts',
  package: 'scripts/package.ts',
  'build-for-amo': 'scripts/build-for-amo.ts',
};

/** They open no browser. */
const WITHOUT_BROWSER = ['portal', 'package', 'build-for-amo'];

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {boolean} whether a browser and the NSS tools are needed
 */
function needsBrowser(command, args) {
  if (args.includes('--help') || args.includes('-h')) return false;
  if (command === 'recognise') return args.includes('--browser');
  return !WITHOUT_BROWSER.includes(command);
}

/**
 * Makes sure of the browser that `npm start` is told to use, or of the best there is.
 * @param {readonly string[]} args
 * @returns {string | null} what is missing and what to type, or null when all is there
 */
function provideWanted(args) {
  const wanted = wantedBrowser(args);
  return wanted === 'firefox' ? provideFirefox(wantsJapanese(args)) : provideBrowser(wanted);
}

/**
 * @param {readonly string[]} argv
 * @returns {Promise<number>} the exit code
 */
async function main([command = '', ...args]) {
  const script = PROGRAMS[command];
  if (script === undefined) {
    console.log(HELP);
    return command === '--help' || command === '-h' ? 0 : 2;
  }
  const complaint = complainAboutNode(process.versions.node) ?? installPackages(root);
  if (complaint !== null) {
    console.error(complaint);
    return 1;
  }
  // The programs run in the project's folder; npm notes where the person is, node does not.
  process.env.INIT_CWD ??= process.cwd();
  if (!needsBrowser(command, args)) return handOver(root, script, args);
  const trouble = command === 'start' ? provideWanted(args) : provideBrowser();
  if (trouble === null && command === 'test') {
    provideExtras();
    provideTestFirefox();
  }
  if (trouble === null) return handOver(root, script, args);
  if (command === 'test') return handOver(root, script, ['--without-browser', trouble, ...args]);
  console.error(trouble);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
