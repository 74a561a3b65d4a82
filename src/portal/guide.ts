/**
 * What to do, step by step, for each cause: a short way back in for the person's own browser and
 * system. Pure. "The account in which the certificate was installed" and "re-download your certificate"
 * are the published guide's own hints; that a browser has to be restarted after a certificate was
 * installed was measured.
 */
import { type BrowserKind, traitsOf } from './browsers';
import type { CertificateCause } from './certificate/status';

/** The systems that differ in what is to be done. */
export type SystemKind = 'windows' | 'mac' | 'other';

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
  | 'forget-decision'
  | 'install-windows'
  | 'install-mac'
  | 'install-firefox'
  | 'install-other'
  | 'get-new'
  | 'ask-for-new'
  | 'allow-access'
  | 'restart'
  | 'restart-mac'
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
  | { readonly kind: 'forgotten-password' }
  | { readonly kind: 'allow-access' };

/** One step. */
export interface GuideStep {
  readonly text: GuideText;
  readonly tools?: readonly GuideTool[];
}

const OPEN_CHOOSE: GuideStep = { text: 'open-choose', tools: [{ kind: 'open-portal' }] };
const OPEN: GuideStep = { text: 'open', tools: [{ kind: 'open-portal' }] };
const SIGN_IN: GuideStep = { text: 'sign-in', tools: [{ kind: 'open-portal' }] };
const FORGOTTEN: GuideStep = { text: 'forgotten', tools: [{ kind: 'forgotten-password' }] };
const GET_NEW: GuideStep = { text: 'get-new', tools: [{ kind: 'service-site' }] };
const CALL: GuideStep = { text: 'call' };
const CHECK: GuideStep = { text: 'check' };
const OTHER_SITES: GuideStep = { text: 'other-sites' };
const ASK_NETWORK: GuideStep = { text: 'ask-network' };
const WIFI: GuideStep = { text: 'wifi' };
const INSPECTION: GuideStep = { text: 'inspection' };

const SAME_ACCOUNT: Readonly<Record<SystemKind, GuideStep>> = {
  windows: { text: 'same-account-windows' },
  mac: { text: 'same-account-mac' },
  other: { text: 'same-account-other' },
};

/** Where the person's own browser, or Windows, lists certificates. */
function look({ browser, system }: Surroundings): GuideStep {
  const { address, opens } = traitsOf(browser).certificateManager;
  const copy: GuideTool = { kind: 'copy', text: address };
  if (opens === 'no') return { text: 'look-firefox', tools: [copy] };
  const manager: GuideTool = { kind: 'show-certificates', url: address };
  if (opens === 'untried') return { text: 'look-manager', tools: [manager, copy] };
  return system === 'windows'
    ? { text: 'look-windows', tools: [manager, { kind: 'copy', text: 'certmgr.msc' }] }
    : { text: 'look-manager', tools: [manager] };
}

/** How the certificate gets where the person's own browser looks for it. */
function install({ browser, system }: Surroundings): GuideStep {
  const tools: readonly GuideTool[] = [{ kind: 'service-site' }];
  if (traitsOf(browser).installsInto === 'browser') return { text: 'install-firefox', tools };
  if (system === 'other') return { text: 'install-other', tools };
  return { text: system === 'mac' ? 'install-mac' : 'install-windows', tools };
}

/** On macOS a browser without windows goes on running, and remembers its choices. */
const restart = ({ system }: Surroundings): GuideStep => ({
  text: system === 'mac' ? 'restart-mac' : 'restart',
});

const clockStep = ({ system }: Surroundings): GuideStep =>
  system === 'windows'
    ? { text: 'clock-windows', tools: [{ kind: 'copy', text: 'ms-settings:dateandtime' }] }
    : { text: 'clock-other' };

/** What an administrator is to look at. */
const policy = ({ browser }: Surroundings): GuideStep => ({
  text: 'policy',
  tools: [{ kind: 'copy', text: traitsOf(browser).policies }],
});

type Guide = (here: Surroundings) => readonly GuideStep[];

/** What was installed is seen by the browser only after a restart. */
const installAnew: Guide = (here) => [install(here), restart(here), OPEN_CHOOSE];
/** Where a cancelled question was to be answered so for good, a restart does not bring it back. */
const forgetDecision = ({ browser }: Surroundings): GuideStep => ({
  text: 'forget-decision',
  tools: [{ kind: 'copy', text: traitsOf(browser).certificateManager.address }],
});

const search: Guide = (here) => [SAME_ACCOUNT[here.system], look(here), ...installAnew(here)];
const restartAndFind: Guide = (here) => [restart(here), OPEN_CHOOSE, ...search(here)];
/** Where a question that was cancelled is not asked again, a restart comes first. */
const findCertificate: Guide = (here) =>
  traitsOf(here.browser).remembersCancelling
    ? [restart(here), OPEN_CHOOSE, forgetDecision(here), ...search(here)]
    : [OPEN_CHOOSE, ...search(here)];
const chooseAnew: Guide = (here) => [restart(here), OPEN_CHOOSE, look(here), CALL];
const repeatChoice: Guide = (here) =>
  traitsOf(here.browser).remembersCancelling
    ? chooseAnew(here)
    : [OPEN_CHOOSE, look(here), restart(here), CALL];
const repairKey: Guide = (here) => [{ text: 'token' }, { text: 'with-key' }, ...installAnew(here)];

const GUIDES: Readonly<Record<CertificateCause, Guide>> = {
  'no-evidence': () => [OPEN_CHOOSE],
  answered: () => [OPEN_CHOOSE],
  'sign-in-asked': () => [SIGN_IN, FORGOTTEN],
  'sign-in-failed': () => [SIGN_IN, FORGOTTEN, CALL],
  'not-chosen': () => [OPEN_CHOOSE],
  'choice-failed': repeatChoice,
  'choice-awaited': () => [{ text: 'prompt' }, OPEN_CHOOSE, { text: 'wait' }, CALL],
  'no-certificate': findCertificate,
  closed: restartAndFind,
  expired: (here) => [GET_NEW, restart(here), OPEN_CHOOSE],
  revoked: () => [{ text: 'ask-for-new' }],
  'other-issuer': chooseAnew,
  'http-none': restartAndFind,
  'http-invalid': chooseAnew,
  'http-refused': chooseAnew,
  forbidden: chooseAnew,
  'private-key': repairKey,
  'key-failed': repairKey,
  'server-date': (here) => [{ text: 'clock' }, clockStep(here), CHECK, INSPECTION],
  'server-name': () => [WIFI, CHECK, ASK_NETWORK],
  'server-issuer': () => [INSPECTION, WIFI, CHECK],
  'server-certificate': (here) => [WIFI, INSPECTION, { text: 'clock' }, clockStep(here)],
  'tls-version': () => [{ text: 'update-browser' }, { text: 'update-system' }, CHECK, CALL],
  proxy: () => [{ text: 'proxy' }, CHECK],
  name: () => [OTHER_SITES, ASK_NETWORK, CHECK],
  network: () => [OTHER_SITES, ASK_NETWORK, CHECK],
  'timed-out': () => [{ text: 'prompt' }, OTHER_SITES, { text: 'wait' }],
  'portal-down': () => [{ text: 'wait' }, CALL],
  'portal-silent': () => [{ text: 'prompt' }, { text: 'wait' }, ASK_NETWORK],
  'blocked-by-extension': () => [{ text: 'blockers' }, CHECK],
  'blocked-by-policy': (here) => [policy(here), CHECK],
  'no-network': () => [{ text: 'connect' }, OTHER_SITES, CHECK],
  'no-access': () => [{ text: 'allow-access', tools: [{ kind: 'allow-access' }] }, CHECK],
  other: (here) => [OPEN, restart(here), CALL],
};

/** The steps for a cause, in the order in which to try them: the first is the one to do next. */
export function guideFor(
  cause: CertificateCause,
  surroundings: Surroundings,
): readonly GuideStep[] {
  return GUIDES[cause](surroundings);
}
