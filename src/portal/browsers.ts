/**
 * What the program does otherwise in one browser than in another, in one table. Pure. Words and drawings that
 * each browser has its own of are beside the words, by the same names. What administrators need of this is
 * told in `docs/browsers.md`, and a test compares the two.
 */
import type { ErrorNames } from './certificate/errors/readers';

/** The browsers that differ in what is to be done; `other`: a Chromium of another name. */
export type BrowserKind = 'chrome' | 'edge' | 'firefox' | 'other';

/** How a browser behaves. */
export interface BrowserTraits {
  /**
   * How "Check now" asks the portal. `request`: in the background, where no window can appear. `tab`: in a
   * tab before the person's eyes, because a request from the background would raise the browser's
   * question for a certificate over everything, whatever was chosen before (measured in Firefox).
   */
  readonly checksBy: 'request' | 'tab';
  /** Whose names it has for failed requests; what they mean is in `certificate/errors`. */
  readonly errors: ErrorNames;
  /**
   * The address at which it lists the certificates that it can use, and whether an extension may open it:
   * Chromium does, Firefox opens no such address for one (both measured), Edge was not tried. Firefox's
   * settings, which have the same list behind a button, are arranged anew now and then.
   */
  readonly certificateManager: {
    readonly address: string;
    readonly opens: 'yes' | 'untried' | 'no';
  };
  /** Where a certificate has to be installed for it: in the system's store, or in the browser's own. */
  readonly installsInto: 'system' | 'browser';
  /** The address at which it lists the policies in force; only a person may open it. */
  readonly policies: string;
  /**
   * Whether a question for a certificate that was cancelled is answered the same from then on, without
   * being asked, until the browser is restarted, or for good where the person chose that: it then looks as
   * if there were none (measured).
   */
  readonly remembersCancelling: boolean;
  /** Whether it wakes an extension for the very first requests after its start. */
  readonly wakesAtStart: boolean;
  /**
   * When the portal's refusal of a sign-in is shown: while the dialog for another try is open, or only
   * once that was cancelled (both measured).
   */
  readonly showsRefusal: 'behind-dialog' | 'after-cancelling';
}

const CHROMIUM = {
  installsInto: 'system',
  checksBy: 'request',
  errors: 'chromium',
  remembersCancelling: false,
  wakesAtStart: true,
  showsRefusal: 'behind-dialog',
} as const;

const TABLE: Readonly<Record<BrowserKind, BrowserTraits>> = {
  chrome: {
    ...CHROMIUM,
    certificateManager: { address: 'chrome://certificate-manager/clientcerts', opens: 'yes' },
    policies: 'chrome://policy',
  },
  edge: {
    ...CHROMIUM,
    certificateManager: { address: 'edge://certificate-manager/clientcerts', opens: 'untried' },
    policies: 'edge://policy',
  },
  // It takes Chrome's addresses for its own.
  other: {
    ...CHROMIUM,
    certificateManager: { address: 'chrome://certificate-manager/clientcerts', opens: 'yes' },
    policies: 'chrome://policy',
  },
  firefox: {
    installsInto: 'browser',
    checksBy: 'tab',
    errors: 'firefox',
    certificateManager: { address: 'chrome://pippki/content/certManager.xhtml', opens: 'no' },
    policies: 'about:policies',
    remembersCancelling: true,
    wakesAtStart: false,
    showsRefusal: 'after-cancelling',
  },
};

/** The traits of a browser. */
export const traitsOf = (browser: BrowserKind): BrowserTraits => TABLE[browser];
