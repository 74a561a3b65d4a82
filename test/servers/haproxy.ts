import { join } from 'node:path';
import {
  AUTHORITY_FILE,
  CERTIFICATE_FILE,
  CONFIG_FILE,
  PAGE,
  REVOKED_FILE,
  type Recipe,
} from './recipe';

/** HAProxy, answering by itself. */
export const haproxy: Recipe = {
  configure: ({ folder, port, tls, namesAuthority }) => {
    const file = (name: string) => `"${join(folder, name)}"`;
    const bind = [
      `bind 127.0.0.1:${port} ssl`,
      `crt ${file(CERTIFICATE_FILE)}`,
      `ca-file ${file(AUTHORITY_FILE)}`,
      `crl-file ${file(REVOKED_FILE)}`,
      'verify required',
      ...(namesAuthority ? [] : ['no-ca-names']),
      `ssl-min-ver TLSv${tls} ssl-max-ver TLSv${tls}`,
    ];
    return [
      'global',
      // Below this the check warns of small keys for key exchange.
      '  tune.ssl.default-dh-param 2048',
      'defaults',
      '  mode http',
      '  timeout client 30s',
      '  timeout http-request 30s',
      'frontend portal',
      `  ${bind.join(' ')}`,
      // It answers without a Date unless told to.
      `  http-request return status 200 content-type text/html hdr Date "%[date,http_date]" string "${PAGE}"`,
      '',
    ].join('\n');
  },
  checkArguments: (folder) => ['-c', '-f', join(folder, CONFIG_FILE)],
  serveArguments: (folder) => ['-db', '-f', join(folder, CONFIG_FILE)],
};
