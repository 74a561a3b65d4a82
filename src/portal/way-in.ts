/**
 * The way to a changed User Info, as the published guide describes it: the certificate, the browser's
 * question which one to use, the portal, its page User Info, the press on Update. Pure: which part of
 * the way is done follows from evidence.
 */
import type { CertificateState, CertificateStatus } from './certificate/status';

/** The parts of the way, in order. */
export const MILESTONES = ['certificate', 'choice', 'portal', 'user-info', 'update'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** `here`: this is to be done now; `stuck`: this is where it fails; `untested`: nobody knows. */
export type MilestoneState = 'done' | 'here' | 'stuck' | 'ahead' | 'untested';

/** What a person has done in this browser session; moments in milliseconds since 1970. */
export interface Visit {
  /** When a certificate was last accepted: the browser forgets its choice when it is closed. */
  readonly chosenAt: number | null;
  /** When a page of the portal last opened. */
  readonly portalAt: number | null;
  /** When the User Info page was last recognised. */
  readonly userInfoAt: number | null;
  /** When the portal last confirmed an Update; one from before User Info was opened is another. */
  readonly updateAt: number | null;
}

/** Nothing yet. */
export const NO_VISIT: Visit = { chosenAt: null, portalAt: null, userInfoAt: null, updateAt: null };

/** Where each state of the certificate stops a person; accepted stops nobody. */
const STOPS_AT: Readonly<Record<Exclude<CertificateState, 'accepted'>, Milestone>> = {
  choose: 'choice',
  refused: 'certificate',
  'key-unavailable': 'certificate',
  // What stands between the computer and the portal says nothing of the certificate.
  'server-untrusted': 'portal',
  unreachable: 'portal',
  offline: 'portal',
  unknown: 'certificate',
};

/** The states in which the certificate was not put to the test: the parts before are not known. */
const UNTESTED: ReadonlySet<CertificateState> = new Set([
  'server-untrusted',
  'unreachable',
  'offline',
]);

const STUCK: ReadonlySet<CertificateState> = new Set([
  'refused',
  'key-unavailable',
  'server-untrusted',
  'unreachable',
  'offline',
]);

/** Storage heals field by field, so a cause of another state can stand beside this one. */
const isSignInFailed = ({ state, cause }: CertificateStatus): boolean =>
  state === 'accepted' && cause === 'sign-in-failed';

/** The first part that is not done; null when all are. */
function firstUndone({ state, cause, source }: CertificateStatus, visit: Visit): Milestone | null {
  if (state !== 'accepted') return STOPS_AT[state];
  if (visit.chosenAt === null) return 'choice';
  // A check carries no sign-in, so that it was asked for one says nothing of the person's own visit.
  const isAtSignIn = cause === 'sign-in-failed' || (cause === 'sign-in-asked' && source === 'tab');
  if (visit.portalAt === null || isAtSignIn) return 'portal';
  if (visit.userInfoAt === null) return 'user-info';
  return visit.updateAt === null || visit.updateAt < visit.userInfoAt ? 'update' : null;
}

/** Where on the way a person is. */
export function wayIn(
  status: CertificateStatus,
  visit: Visit,
): readonly { readonly milestone: Milestone; readonly state: MilestoneState }[] {
  const here = firstUndone(status, visit);
  const hereAt = here === null ? MILESTONES.length : MILESTONES.indexOf(here);
  const isUntested = UNTESTED.has(status.state);
  return MILESTONES.map((milestone, index) => {
    if (index > hereAt) return { milestone, state: 'ahead' };
    if (index < hereAt) return { milestone, state: isUntested ? 'untested' : 'done' };
    const isStuck = STUCK.has(status.state) || isSignInFailed(status);
    return { milestone, state: isStuck ? 'stuck' : 'here' };
  });
}
