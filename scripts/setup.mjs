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
import { debianDisplayPackages, displayHint, findMissingDisplay } from './setup/find-display.mjs';
import { findMissing, isBlocking, nameMissing } from './setup/find-missing.mjs';
import {
  debianServerPackages,
  findMissingServers,
  nameServers,
  serverHint,
} from './setup/find-server.mjs';
import { handOver } from './setup/hand-over.mjs';
import { DEBIAN_PACKAGES, familyOf, installHint, UBUNTU_PACKAGES } from './setup/install-hint.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { installTools } from './setup/install-tools.mjs';
import { complainAboutNode } from './setup/node-version.mjs';
import { thisSystem } from './setup/system.mjs';

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
else it says which command to type. The tests also use Apache httpd, nginx, Xvfb and xdotool, and go on
without them.

Environment:
  ${BROWSER_VARIABLE}   the browser to use, instead of searching for Chromium, Google Chrome or Edge
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
 * Makes sure of a browser and the NSS tools.
 * @returns {string | null} what is missing and what to type, or null when all is there
 */
function provideBrowser() {
  const missing = findMissing();
  if (!isBlocking(missing) && !missing.japanese) return null;
  const family = familyOf();
  const hint = `${nameMissing(missing)}. To get it:\n\n  ${installHint(family)}\n`;
  // A browser that was named by hand is the person's own business: installing another won't help.
  const named = process.env[BROWSER_VARIABLE];
  if (named && missing.browser) {
    return `${BROWSER_VARIABLE} names ${named}, which is not there or cannot be run: correct it, or unset it to have a browser searched for.`;
  }
  if (thisSystem.isRoot && (family === 'debian' || family === 'ubuntu')) {
    const trouble = installTools(family === 'debian' ? DEBIAN_PACKAGES : UBUNTU_PACKAGES);
    if (!isBlocking(findMissing())) return null;
    return `Missing: ${hint}${trouble === null ? '' : `\n${trouble}`}`;
  }
  if (isBlocking(missing)) return `Missing: ${hint}`;
  console.warn(`Going on without ${hint}`);
  return null;
}

/** Makes sure of what the tests can also do without, and says so where they have to. */
function provideExtras() {
  const wanted = findMissingServers();
  const packages = [
    ...debianServerPackages(wanted),
    ...debianDisplayPackages(findMissingDisplay()),
  ];
  if (packages.length === 0) return;
  const family = familyOf();
  let trouble = null;
  if (thisSystem.isRoot && (family === 'debian' || family === 'ubuntu')) {
    trouble = installTools(packages);
    if (trouble === null && wanted.length > 0) {
      console.log(
        `${nameServers(wanted)}: only the tests start them. On a machine with systemd, \`systemctl disable --now nginx\` keeps the system from starting its own at boot.`,
      );
    }
  }
  const servers = findMissingServers();
  if (servers.length > 0) {
    console.warn(
      `Going on without ${nameServers(servers)}: what the tests do with them is skipped. To get them:\n\n  ${serverHint(servers, family)}\n`,
    );
  }
  const display = findMissingDisplay();
  if (display.length > 0) {
    console.warn(
      `Going on without ${display.join(' and ')}: the tests of the browser’s own dialogs are skipped. To get them:\n\n  ${displayHint(display, family)}\n`,
    );
  }
  if (trouble !== null) console.warn(trouble);
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
  const trouble = provideBrowser();
  if (trouble === null && command === 'test') provideExtras();
  if (trouble === null) return handOver(root, script, args);
  if (command === 'test') return handOver(root, script, ['--without-browser', trouble, ...args]);
  console.error(trouble);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
