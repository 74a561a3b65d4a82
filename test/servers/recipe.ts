/** How one kind of web server is configured and started. */

/** What a server's configuration depends on. */
export interface Setting {
  /** The server's own folder: everything it reads or writes is in it. */
  readonly folder: string;
  readonly port: number;
  readonly tls: '1.2' | '1.3';
  /** Whether it tells browsers whose certificates it takes; false is for HAProxy only. */
  readonly namesAuthority: boolean;
}

/** What differs between the web servers. */
export interface Recipe {
  /** The text of the configuration, to be written to `CONFIG_FILE`. */
  readonly configure: (setting: Setting) => string;
  /** The arguments with which it checks that text and says what is wrong with it. */
  readonly checkArguments: (folder: string) => readonly string[];
  /** The arguments with which it serves, as one process in the foreground. */
  readonly serveArguments: (folder: string) => readonly string[];
}

/** Names in the server's folder. */
export const CONFIG_FILE = 'server.conf';
export const AUTHORITY_FILE = 'authority.pem';
export const REVOKED_FILE = 'revoked.pem';
/** The server's certificate, and after it its key. */
export const CERTIFICATE_FILE = 'certificate.pem';

/** Printed by keeper.mjs when the server has ended, for one that cannot log to its standard error. */
export const LOG_FILE = 'error.log';

/** The page that every server gives for every address. */
export const PAGE = '<!doctype html><title>e-Parcel stand-in</title><p>A real web server.</p>';
