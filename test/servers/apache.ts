import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PORTAL_HOST } from '../portal/authority';
import {
  AUTHORITY_FILE,
  CERTIFICATE_FILE,
  CONFIG_FILE,
  LOG_FILE,
  PAGE,
  REVOKED_FILE,
  type Recipe,
} from './recipe';

/** Where distributions keep its modules: Debian and Ubuntu, Fedora, Arch. */
const MODULE_FOLDERS = [
  '/usr/lib/apache2/modules',
  '/usr/lib64/httpd/modules',
  '/usr/lib/httpd/modules',
];

/** One that is not there has been compiled in. */
const MODULES = ['mpm_event', 'unixd', 'ssl', 'rewrite'];

function loadModules(): string[] {
  const folder = MODULE_FOLDERS.find(existsSync);
  if (folder === undefined) {
    throw new Error(`Apache's modules are in none of ${MODULE_FOLDERS.join(', ')}.`);
  }
  return MODULES.map((name) => ({ name, file: join(folder, `mod_${name}.so`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => `LoadModule ${name}_module "${file}"`);
}

/** Apache httpd. */
export const apache: Recipe = {
  configure: ({ folder, port, tls }) =>
    [
      `ServerRoot "${folder}"`,
      `DefaultRuntimeDir "${folder}"`,
      'PidFile pid',
      // Its standard error is a pipe here, which it cannot open by name.
      `ErrorLog ${LOG_FILE}`,
      `ServerName ${PORTAL_HOST}`,
      `Listen 127.0.0.1:${port}`,
      ...loadModules(),
      // Started by root it insists on becoming somebody else.
      'User nobody',
      'Group "#65534"',
      'SSLEngine on',
      `SSLProtocol -all +TLSv${tls}`,
      `SSLCertificateFile ${CERTIFICATE_FILE}`,
      `SSLCACertificateFile ${AUTHORITY_FILE}`,
      'SSLVerifyClient require',
      `SSLCARevocationFile ${REVOKED_FILE}`,
      'SSLCARevocationCheck leaf',
      // Without a file, which that somebody else might not be allowed to read.
      'RewriteEngine on',
      'RewriteRule ^ - [R=200]',
      `ErrorDocument 200 "${PAGE}"`,
      '',
    ].join('\n'),
  checkArguments: (folder) => ['-t', '-f', join(folder, CONFIG_FILE)],
  serveArguments: (folder) => ['-X', '-f', join(folder, CONFIG_FILE)],
};
