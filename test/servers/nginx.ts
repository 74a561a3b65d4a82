import { join } from 'node:path';
import { PORTAL_HOST } from '../portal/authority';
import {
  AUTHORITY_FILE,
  CERTIFICATE_FILE,
  CONFIG_FILE,
  PAGE,
  REVOKED_FILE,
  type Recipe,
} from './recipe';

/** Before it has read its configuration it would open the log of the system's own nginx. */
const inFolder = (folder: string) => [
  ...['-p', folder],
  ...['-c', join(folder, CONFIG_FILE)],
  ...['-e', 'stderr'],
];

/** Folders that it makes at its start, whether or not it needs them. */
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** nginx. */
export const nginx: Recipe = {
  configure: ({ folder, port, tls }) => {
    const file = (name: string) => `"${join(folder, name)}"`;
    return [
      'daemon off;',
      'master_process off;',
      'error_log stderr;',
      `pid ${file('pid')};`,
      'events {}',
      'http {',
      '  access_log off;',
      ...TEMPORARY.map((name) => `  ${name}_temp_path ${file(name)};`),
      '  server {',
      `    listen 127.0.0.1:${port} ssl;`,
      `    server_name ${PORTAL_HOST};`,
      `    ssl_protocols TLSv${tls};`,
      `    ssl_certificate ${file(CERTIFICATE_FILE)};`,
      `    ssl_certificate_key ${file(CERTIFICATE_FILE)};`,
      `    ssl_client_certificate ${file(AUTHORITY_FILE)};`,
      `    ssl_crl ${file(REVOKED_FILE)};`,
      '    ssl_verify_client on;',
      '    default_type text/html;',
      `    return 200 "${PAGE}";`,
      '  }',
      '}',
      '',
    ].join('\n');
  },
  checkArguments: (folder) => ['-t', ...inFolder(folder)],
  serveArguments: inFolder,
};
