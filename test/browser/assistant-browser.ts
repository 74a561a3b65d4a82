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
  /** Other names that lead somewhere: name → port of this computer. */
  readonly hosts?: Readonly<Record<string, number>>;
  /** A proxy on the way to the portal, as `host:port`. */
  readonly proxy?: string;
  /** true: its own dialogs can be seen and answered, which takes a display in Chromium. Default false. */
  readonly showsDialogs?: boolean;
}

/** What the browser asks a person in dialogs of its own; only where they are shown. */
export interface OwnDialogs {
  /** Whether one is open; in Chromium, before the person's eyes: others are not seen. */
  isAsking(): Promise<boolean>;
  /** How many stand before the person's eyes; in Chromium one hides the others. */
  countShown(): Promise<number>;
  /** Waits for the question which certificate to use, and presses OK or Cancel. */
  chooseCertificate(answer: 'ok' | 'cancel'): Promise<void>;
  /** Waits for the sign-in dialog, and fills it in, or presses Cancel. */
  signIn(
    answer: { readonly eParcelId: string; readonly password: string } | 'cancel',
  ): Promise<void>;
}

/** The popup as the browser shows it under its button. */
export interface OwnPopup {
  /** Runs an expression in which `window` and `document` are the popup's; its value must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true in it. */
  waitFor(expression: string): Promise<void>;
  /** Presses the first element that a CSS selector finds. */
  press(selector: string): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** A browser that runs. */
export interface AssistantBrowser {
  readonly kind: 'chromium' | 'firefox';
  readonly dialogs: OwnDialogs;
  newTab(): Promise<Tab>;
  /** The latest tab whose address starts so, or null. */
  findTab(start: string): Promise<Tab | null>;
  /** Closes every tab but an empty one, whatever is under way in it. */
  closeTabs(): Promise<void>;
  /** The tabs' addresses, the extension's own pages among them. */
  listUrls(): Promise<readonly string[]>;
  /** Opens the popup's page in a tab. */
  openPopup(): Promise<Tab>;
  openRealPopup(): Promise<OwnPopup>;
  panelOf(tab: Tab): Panel;
  /** What the extension has stored. */
  readStorage(area: 'local' | 'session'): Promise<Readonly<Record<string, unknown>>>;
  /** Takes out of it what has this key, or everything. */
  forget(key?: string): Promise<void>;
  /** Stops the background as the browser does when it is idle, and waits until it has stopped. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Has the extension start anew, as an update does, and waits until it runs. */
  reloadExtension(): Promise<void>;
  /** Takes the extension's access to the portal away, as a person may at any time. */
  withdrawAccess(): Promise<void>;
  /** Gives it back, as a person does in the browser's settings. */
  giveAccess(): Promise<void>;
  /** Signs in from now on, once a visit, wherever the portal asks; null leaves the dialog alone. */
  signInAs(user: { readonly eParcelId: string; readonly password: string } | null): Promise<void>;
  /**
   * Opens an address in a tab, and tells whether the browser asked for a sign-in there; if it did, it gets
   * no answer, and the page does not open, until the next `signInAs`.
   */
  isAskedToSignIn(tab: Tab, url: string): Promise<boolean>;
  /** Takes this computer off its network, and back on. */
  setOffline(isOffline: boolean): Promise<void>;
  /** Console errors and exceptions so far. */
  readErrors(): Promise<readonly Problem[]>;
  /** Waits until the person has closed its window. */
  untilClosed(): Promise<void>;
  /** Closes it and starts it again on the same profile, with other options where given. */
  restart(changes?: Partial<BrowserOptions>): Promise<AssistantBrowser>;
  /** Ends it and removes what it made. */
  close(): Promise<void>;
}
