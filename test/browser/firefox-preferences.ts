/** The preferences that a Firefox is started with. */
import { PORTAL_HOST } from '../../src/portal/links';

/** What they depend on. */
export interface PreferenceOptions {
  readonly language: 'en' | 'ja';
  readonly chooseCertificate: boolean;
  /** Where the portal listens on this computer; null: its name does not resolve. */
  readonly portalPort: number | null;
  /** Where the proxy for everything but the portal listens. */
  readonly relayPort: number;
  /** A proxy for the portal, too, as `host:port`; null: it is reached directly. */
  readonly proxy: string | null;
  /** The id of the extension, and the host that its pages shall have; null without one. */
  readonly extension: { readonly id: string; readonly host: string } | null;
  /** After how long the background is stopped, in milliseconds; null: Firefox's own 30 seconds. */
  readonly backgroundIdleMs: number | null;
}

/** A port on which nobody listens. */
const NOWHERE = 1;

/** Who is asked for what: the portal is met directly, so that its errors are those that people meet. */
function proxyScript({ proxy, relayPort }: PreferenceOptions): string {
  const portal = proxy === null ? 'DIRECT' : `PROXY ${proxy}`;
  const script = `function FindProxyForURL(url, host) { return host === '${PORTAL_HOST}' ? '${portal}' : 'PROXY 127.0.0.1:${relayPort}'; }`;
  return `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`;
}

/** @returns the preferences, without those that Puppeteer adds by itself */
export function firefoxPreferences(options: PreferenceOptions): Record<string, unknown> {
  const { language, chooseCertificate, portalPort, extension, backgroundIdleMs } = options;
  return {
    'intl.locale.requested': language === 'ja' ? 'ja' : 'en-US',
    'security.default_personal_cert': chooseCertificate ? 'Select Automatically' : 'Ask Every Time',
    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': proxyScript(options),
    // No name is ever looked up; the portal's alone leads to this computer, and its port elsewhere.
    'network.dns.disabled': true,
    'network.dns.localDomains': portalPort === null ? '' : PORTAL_HOST,
    'network.socket.forcePort': `443=${portalPort ?? NOWHERE}`,
    // Else a computer without a network would still reach itself, and the stand-in with it.
    'network.disable-localhost-when-offline': true,
    // The extension is not signed; Firefox ESR is one of those that can be told to take it.
    'xpinstall.signatures.required': false,
    'extensions.webextensions.uuids': JSON.stringify(
      extension === null ? {} : { [extension.id]: extension.host },
    ),
    ...(backgroundIdleMs === null
      ? {}
      : { 'extensions.background.idle.timeout': backgroundIdleMs }),
    // Any of its files opened in a tab is then a page of the extension with nothing of ours in it.
    'devtools.jsonview.enabled': false,
    // The background's console is heard nowhere else.
    'devtools.console.stdout.content': true,
  };
}
