/** Makes sure of what the tests can also do without, and says so where they have to. */
import { debianDisplayPackages, displayHint, findMissingDisplay } from './find-display.mjs';
import {
  debianServerPackages,
  findMissingServers,
  nameServers,
  serverHint,
} from './find-server.mjs';
import { familyOf } from './install-hint.mjs';
import { installWhereAllowed, mayInstall } from './install-where-allowed.mjs';

/** The web servers, the display and the keys pressed on it. */
export function provideExtras() {
  const wanted = findMissingServers();
  const packages = [
    ...debianServerPackages(wanted),
    ...debianDisplayPackages(findMissingDisplay()),
  ];
  if (packages.length === 0) return;
  const family = familyOf();
  const trouble = installWhereAllowed(packages, ['debian', 'ubuntu']);
  if (mayInstall(['debian', 'ubuntu']) && trouble === null && wanted.length > 0) {
    console.log(
      `${nameServers(wanted)}: only the tests start them. On a machine with systemd, \`systemctl disable --now nginx\` keeps the system from starting its own at boot.`,
    );
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
