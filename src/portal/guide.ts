/**
 * What to do, step by step, for each cause: a short way back in for the person's own browser and
 * system. Pure. "The account in which the certificate was installed" and "re-download your certificate"
 * are the published guide's own hints; that a browser has to be restarted after a certificate was
 * installed was measured.
 */
import type { CertificateCause } from './certificate/status';

/** The browsers whose certificate manager is known. */
export const BROWSERS = ['chrome', 'edge', 'firefox', 'other'] as const;
export type BrowserKind = (typeof BROWSERS)[number];

export const SYSTEMS = ['windows', 'mac', 'other'] as const;
export type SystemKind = (typeof SYSTEMS)[number];

/** Where the guide is read. */
export interface Surroundings {
  readonly browser: BrowserKind;
  readonly system: SystemKind;
}

/** What a step says; its words are among the popup's strings. */
export type GuideText =
  | 'open-choose'
  | 'open'
  | 'user-info'
  | 'update'
  | 'same-account-windows'
  | 'same-account-mac'
  | 'same-account-other'
  | 'look-manager'
  | 'look-windows'
  | 'look-firefox'
  | 'install'
  | 'restart'
  | 'call'
  | 'token'
  | 'with-key'
  | 'clock'
  | 'clock-windows'
  | 'clock-other'
  | 'wifi'
  | 'inspection'
  | 'update-browser'
  | 'update-system'
  | 'proxy'
  | 'other-sites'
  | 'ask-network'
  | 'connect'
  | 'wait'
  | 'prompt'
  | 'blockers'
  | 'policy'
  | 'sign-in'
  | 'forgotten'
  | 'check';

/** What a step offers to press. */
export type GuideTool =
  | { readonly kind: 'open-portal' }
  | { readonly kind: 'open-user-info' }
  | { readonly kind: 'show-certificates'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'service-site' }
  | { readonly kind: 'forgotten-password' };

/** One step. */
export interface GuideStep {
  readonly text: GuideText;
  readonly tools?: readonly GuideTool[];
}

/**
 * Chromium opens its manager for an extension (measured); Firefox opens no such address for one. Edge
 * was not tried: whoever opens it has to have an answer for a refusal.
 */
const CHROME_MANAGER = 'chrome://certificate-manager/clientcerts';
const EDGE_MANAGER = 'edge://certificate-manager/clientcerts';
const FIREFOX_SETTINGS = 'about:preferences#privacy';

const OPEN: GuideStep = { text: 'open', tools: [{ kind: 'open-portal' }] };
const OPEN_CHOOSE: GuideStep = { text: 'open-choose', tools: [{ kind: 'open-portal' }] };
const INSTALL: GuideStep = { text: 'install', tools: [{ kind: 'service-site' }] };
const RESTART: GuideStep = { text: 'restart' };
const CALL: GuideStep = { text: 'call' };
const CHECK: GuideStep = { text: 'check' };
const OTHER_SITES: GuideStep = { text: 'other-sites' };

const SAME_ACCOUNT: Readonly<Record<SystemKind, GuideStep>> = {
  windows: { text: 'same-account-windows' },
  mac: { text: 'same-account-mac' },
  other: { text: 'same-account-other' },
};

/** Where the person's own browser, or Windows, lists certificates. */
function look({ browser, system }: Surroundings): GuideStep {
  if (browser === 'firefox') {
    return { text: 'look-firefox', tools: [{ kind: 'copy', text: FIREFOX_SETTINGS }] };
  }
  const url = browser === 'edge' ? EDGE_MANAGER : CHROME_MANAGER;
  const manager: GuideTool = { kind: 'show-certificates', url };
  return system === 'windows'
    ? { text: 'look-windows', tools: [manager, { kind: 'copy', text: 'certmgr.msc' }] }
    : { text: 'look-manager', tools: [manager] };
}

const clockStep = ({ system }: Surroundings): GuideStep =>
  system === 'windows'
    ? { text: 'clock-windows', tools: [{ kind: 'copy', text: 'ms-settings:dateandtime' }] }
    : { text: 'clock-other' };

type Guide = (surroundings: Surroundings) => readonly GuideStep[];

const findCertificate: Guide = (surroundings) => [
  SAME_ACCOUNT[surroundings.system],
  look(surroundings),
  INSTALL,
  RESTART,
  OPEN_CHOOSE,
];
const chooseAfterRestart: Guide = () => [RESTART, OPEN_CHOOSE, INSTALL, CALL];
const reachNetwork: Guide = () => [OTHER_SITES, { text: 'ask-network' }, CHECK];

const GUIDES: Readonly<Record<CertificateCause, Guide>> = {
  'no-evidence': () => [OPEN_CHOOSE],
  answered: () => [OPEN],
  'sign-in-asked': () => [
    { text: 'sign-in' },
    { text: 'forgotten', tools: [{ kind: 'forgotten-password' }] },
  ],
  'sign-in-failed': () => [
    { text: 'sign-in', tools: [{ kind: 'open-portal' }] },
    { text: 'forgotten', tools: [{ kind: 'forgotten-password' }] },
    CALL,
  ],
  'not-chosen': () => [OPEN_CHOOSE],
  'choice-failed': (surroundings) => [OPEN_CHOOSE, look(surroundings), INSTALL, RESTART],
  'no-certificate': findCertificate,
  closed: (surroundings) => [RESTART, CHECK, ...findCertificate(surroundings).slice(0, 3)],
  expired: () => [INSTALL, RESTART, OPEN_CHOOSE],
  revoked: () => [CALL, INSTALL, RESTART, OPEN_CHOOSE],
  'other-issuer': () => [RESTART, OPEN_CHOOSE, CALL],
  'http-none': (surroundings) => [
    RESTART,
    OPEN_CHOOSE,
    SAME_ACCOUNT[surroundings.system],
    look(surroundings),
    INSTALL,
  ],
  'http-invalid': chooseAfterRestart,
  'http-refused': chooseAfterRestart,
  forbidden: () => [RESTART, OPEN_CHOOSE, CALL],
  'private-key': () => [{ text: 'token' }, { text: 'with-key' }, RESTART, OPEN_CHOOSE],
  'server-date': (surroundings) => [
    { text: 'clock' },
    clockStep(surroundings),
    CHECK,
    { text: 'inspection' },
  ],
  'server-name': () => [{ text: 'wifi' }, CHECK, { text: 'ask-network' }],
  'server-issuer': () => [{ text: 'wifi' }, { text: 'inspection' }, CHECK],
  'server-certificate': (surroundings) => [
    { text: 'clock' },
    clockStep(surroundings),
    { text: 'wifi' },
    { text: 'inspection' },
  ],
  'tls-version': () => [{ text: 'update-browser' }, { text: 'update-system' }, CHECK, CALL],
  proxy: () => [{ text: 'proxy' }, CHECK],
  name: reachNetwork,
  network: reachNetwork,
  'timed-out': () => [{ text: 'prompt' }, OTHER_SITES, { text: 'wait' }],
  'portal-down': () => [{ text: 'wait' }, CALL],
  'blocked-by-extension': () => [{ text: 'blockers' }, CHECK],
  'blocked-by-policy': () => [{ text: 'policy' }, CHECK],
  'no-network': () => [{ text: 'connect' }, OTHER_SITES, CHECK],
  other: () => [OPEN, RESTART, CALL],
};

/** The steps for a cause, in the order in which to try them: the first is the one to do next. */
export function guideFor(
  cause: CertificateCause,
  surroundings: Surroundings,
): readonly GuideStep[] {
  return GUIDES[cause](surroundings);
}
