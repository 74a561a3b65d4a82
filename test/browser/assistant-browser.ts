/** A real browser with the extension in it, whichever it is: what a test needs that is to run in all. */
import type { ClientCertificate, TrustedAuthority } from './nss';
import type { Problem } from './problems';
import type { Panel, Tab } from './tab';

/** How a browser is wanted. */
export interface BrowserOptions {
  /** The stand-in portal. Without one the portal's name does not resolve; the real one is never met. */
  readonly portal: { readonly port: number } | null;
  /** Who signed the portal's certificate. */
  readonly authority: TrustedAuthority;
  /** The certificate installed in the browser; null: none. */
  readonly client: ClientCertificate | null;
  /** true: the browser chooses the installed certificate by itself; false: it asks, as for a person. */
  readonly chooseCertificate: boolean;
  /** The language of the browser itself, and the first it asks pages for. */
  readonly language: 'en' | 'ja';
  /** false: the portal's own certificate is not trusted. Default true. */
  readonly trustAuthority?: boolean;
  /** Whether the client certificate's private key is there and of no use. Default false. */
  readonly damageKey?: boolean;
}

/** A browser that runs. */
export interface AssistantBrowser {
  readonly kind: 'chromium' | 'firefox';
  newTab(): Promise<Tab>;
  /** The tabs' addresses, the extension's own pages among them. */
  listUrls(): Promise<readonly string[]>;
  /** Opens the popup's page in a tab. */
  openPopup(): Promise<Tab>;
  panelOf(tab: Tab): Panel;
  /** What the extension has stored. */
  readStorage(area: 'local' | 'session'): Promise<Readonly<Record<string, unknown>>>;
  /** Stops the background as the browser does when it is idle, and waits until it has stopped. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Takes the extension's access to the portal away, as a person may at any time. */
  withdrawAccess(): Promise<void>;
  /** Gives it back, as a person does in the browser's settings. */
  giveAccess(): Promise<void>;
  /** Signs in from now on, once a visit, wherever the portal asks; null leaves the dialog alone. */
  signInAs(user: { readonly eParcelId: string; readonly password: string } | null): Promise<void>;
  /** Console errors and exceptions so far. */
  readErrors(): Promise<readonly Problem[]>;
  /** Closes it and starts it again on the same profile, with other options where given. */
  restart(changes?: Partial<BrowserOptions>): Promise<AssistantBrowser>;
  /** Ends it and removes what it made. */
  close(): Promise<void>;
}
