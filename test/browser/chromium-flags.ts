/** The switches a Chromium is started with. */
import { PORTAL_HOST } from '../../src/portal/links';

/** What the switches depend on. */
export interface FlagOptions {
  readonly headless: boolean;
  readonly language: 'en' | 'ja';
  /** Where the stand-in portal listens; null when there is none. */
  readonly portalPort: number | null;
  /** Further rules of `--host-resolver-rules`; they come before ours, and the first that fits wins. */
  readonly hostRules: readonly string[];
  /** The address of a proxy for everything but this computer; null for a direct connection. */
  readonly proxy: string | null;
  /** Whether every other name is kept from resolving. */
  readonly closed: boolean;
  /** The folder of an extension to load by switch; null when there is none or it is loaded later. */
  readonly loadExtension: string | null;
  /** Whether an extension will be loaded over the debugging pipe. */
  readonly allowLoading: boolean;
  /** The public key of a server to trust beside those of the store. */
  readonly serverKey: string | null;
}

/** Which name leads where. The real portal is out of reach, whatever else is allowed. */
function resolverRules({ portalPort, hostRules, closed }: FlagOptions): string {
  return [
    ...hostRules,
    ...(portalPort === null ? [] : [`MAP ${PORTAL_HOST}:443 127.0.0.1:${portalPort}`]),
    `MAP ${PORTAL_HOST} ~NOTFOUND`,
    ...(closed ? ['MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'] : []),
  ].join(',');
}

/** @returns the switches, without those that Playwright adds by itself */
export function chromiumFlags(options: FlagOptions): string[] {
  const { headless, language, proxy, loadExtension, allowLoading, serverKey } = options;
  const japanese = language === 'ja';
  return [
    ...(headless ? ['--headless=new', '--window-size=1280,900'] : []),
    `--host-resolver-rules=${resolverRules(options)}`,
    ...(proxy === null ? [] : [`--proxy-server=${proxy}`]),
    // On a closed network these would be waited for, or would fill the log.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    // The language of the browser itself: Windows reads this switch, macOS the one after it, Linux
    // the environment.
    `--lang=${language}`,
    ...(process.platform === 'darwin' ? ['-AppleLanguages', `(${language})`] : []),
    `--accept-lang=${japanese ? 'ja,en-US,en' : 'en-US,en'}`,
    ...(loadExtension === null
      ? []
      : [`--load-extension=${loadExtension}`, `--disable-extensions-except=${loadExtension}`]),
    ...(allowLoading ? ['--enable-unsafe-extension-debugging'] : []),
    ...(serverKey === null ? [] : [`--ignore-certificate-errors-spki-list=${serverKey}`]),
  ];
}
