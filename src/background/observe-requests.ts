/**
 * Watches how requests to the portal end: the person's own navigations, and our own probe. Nothing
 * is changed and nothing is read but status, error, the challenge, the `Date` header, and whether a
 * redirect leads away from the portal.
 */
import { measureClock } from '../portal/certificate/clock';
import type { RequestOutcome } from '../portal/certificate/diagnose';
import { isPortalUrl, PORTAL_PATTERN } from '../portal/links';
import { asksForSignIn } from '../portal/password-protect/basic-challenge';
import { browser, type WebRequest } from '../shared/browser';
import { reportFault } from '../shared/report-fault';
import { traitsHere } from '../shared/this-browser';
import { noteTabEnd, type TabEnd } from './check-by-tab';
import { notePosted } from './note-user-info';
import { noteProbeError, noteProbeRequest } from './probe';
import { recordCertificate, recordClock, recordVisit } from './record-evidence';
import {
  notePageServed,
  noteSignedInElsewhere,
  noteSignInAsked,
  noteSignInCancelled,
} from './sign-ins';
import { noteAnswer, noteFormLost, noteFormSent } from './track-update';

/** The requests that are watched. */
export const observedRequests: WebRequest.RequestFilter = {
  urls: [PORTAL_PATTERN],
  types: ['main_frame', 'sub_frame', 'xmlhttprequest'],
};

/** The numbers of the forms on their way; a request keeps its number when it is redirected. */
const posted = new Set<string>();

const isNavigation = ({ tabId, type }: { tabId: number; type: string }): boolean =>
  tabId >= 0 && (type === 'main_frame' || type === 'sub_frame');

/** Our own request: it belongs to no tab and was started by the extension itself. */
function isOurs(details: {
  tabId: number;
  initiator?: string | undefined;
  originUrl?: string | undefined;
}): boolean {
  const origin = browser.runtime.getURL('').replace(/\/$/, '');
  return details.tabId < 0 && (details.initiator ?? details.originUrl ?? '').startsWith(origin);
}

/** A listener cannot wait; what it started says for itself when it went wrong. */
function start(work: Promise<void>): void {
  work.catch(reportFault);
}

/** Whoever waits for a tab's outcome finds it written down. */
function endAfter(work: Promise<void>, { tabId, type }: Navigation, end: TabEnd): void {
  start(
    work.finally(() => {
      if (type === 'main_frame') noteTabEnd(tabId, end);
    }),
  );
}

/** Events carry fractions of a millisecond; what is kept does not. */
const momentOf = ({ timeStamp }: { timeStamp: number }): number => Math.round(timeStamp);

const dateOf = (headers: WebRequest.HttpHeaders): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === 'date')?.value;

/** Where and when a navigation was seen. */
interface Navigation {
  readonly tabId: number;
  readonly timeStamp: number;
  readonly type: WebRequest.ResourceType;
}

function recordNavigation(
  outcome: RequestOutcome,
  details: Navigation,
  isInnerPage = false,
): Promise<void> {
  return recordCertificate({
    outcome,
    source: 'tab',
    tab: details.tabId,
    startedAt: momentOf(details),
    at: momentOf(details),
    isOnline: navigator.onLine,
    publicSite: null,
    isInnerPage,
  });
}

/** Whether a navigation is of one page, or one part of a page, among others. */
const isOnePart = ({ url, type, method }: { url: string; type: string; method: string }): boolean =>
  type === 'sub_frame' || method !== 'GET' || new URL(url).pathname !== '/';

const isPage = (status: number): boolean => status >= 200 && status < 300;

/** The statuses that lead to another address (RFC 9110, 15.4). */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether an answer leads away from the portal, to where nobody watches. */
function leadsAway({
  statusCode,
  url,
  responseHeaders = [],
}: WebRequest.OnHeadersReceivedDetailsType): boolean {
  if (!REDIRECTS.has(statusCode)) return false;
  const { value = '' } = responseHeaders.find(({ name }) => /^location$/i.test(name)) ?? {};
  return URL.canParse(value, url) && !isPortalUrl(new URL(value, url).href);
}

/** Records what an answer says of the certificate, where it says anything. */
async function recordAnswer(details: WebRequest.OnResponseStartedDetailsType): Promise<void> {
  const { statusCode: status, type, method, url, responseHeaders = [] } = details;
  // Noted with the headers: the browser's dialog is open by now.
  if (asksForSignIn(status, responseHeaders)) return;
  // What a web server says of a missing certificate it says to everything. To one part of a page,
  // or to a form, the same status may mean anything.
  const isAboutThePart = type === 'sub_frame' || method !== 'GET';
  if (isAboutThePart && status >= 400) return;
  await recordNavigation({ kind: 'response', status }, details, isOnePart({ url, type, method }));
}

/** A request to the portal begins. */
export function onRequest(details: WebRequest.OnBeforeRequestDetailsType): undefined {
  if (isOurs(details)) noteProbeRequest(details.requestId);
  else if (isNavigation(details) && details.method !== 'GET') {
    posted.add(details.requestId);
    start(noteFormSent(details, details.requestId));
  }
}

/** The portal asked a tab for a sign-in, or goes on asking. */
function recordAsking(details: WebRequest.OnHeadersReceivedDetailsType): void {
  const { statusCode: status } = details;
  const outcome: RequestOutcome = { kind: 'response', status, asksForSignIn: true };
  endAfter(recordNavigation(outcome, details), details, 'served');
}

/**
 * The head of an answer. A sign-in that is asked for has its dialog open now, long before the request ends;
 * and of a redirect away from the portal nothing more is seen.
 */
export function onHeaders(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  if (isOurs(details)) return;
  const { statusCode: status } = details;
  if (isNavigation(details) && leadsAway(details)) {
    const work = recordNavigation({ kind: 'response', status }, details, isOnePart(details));
    endAfter(work, details, 'served');
    return;
  }
  if (!asksForSignIn(status, details.responseHeaders ?? [])) return;
  if (!isNavigation(details)) {
    start(noteSignedInElsewhere());
    return;
  }
  recordAsking(details);
  start(noteSignInAsked(details, momentOf(details)));
}

/** The portal's refusal of a sign-in is shown. */
function onRefusal(details: WebRequest.OnResponseStartedDetailsType): void {
  if (traitsHere().showsRefusal === 'behind-dialog') return;
  recordAsking(details);
  start(noteSignInCancelled(details, momentOf(details)));
}

/** The portal answered a navigation. */
export function onResponse(details: WebRequest.OnResponseStartedDetailsType): void {
  if (!isNavigation(details)) return;
  if (details.fromCache) {
    endAfter(Promise.resolve(), details, 'cached');
    return;
  }
  const { statusCode: status, type, method, tabId, responseHeaders = [] } = details;
  // After a redirect the page is asked for like any other.
  const isForm = posted.delete(details.requestId) || method !== 'GET';
  start(noteAnswer(details, isForm));
  start(recordClock(measureClock(dateOf(responseHeaders), momentOf(details))));
  endAfter(recordAnswer(details), details, status < 400 ? 'served' : 'failed');
  if (type === 'main_frame') {
    start(notePosted(tabId, method !== 'GET'));
    if (status < 400) start(recordVisit('portalAt'));
  }
  const isWholePage = type === 'main_frame' && method === 'GET';
  if (isPage(status)) start(notePageServed(momentOf(details), isWholePage));
  if (asksForSignIn(status, responseHeaders)) onRefusal(details);
}

/** A navigation or our probe failed. */
export function onError(details: WebRequest.OnErrorOccurredDetailsType): void {
  if (isOurs(details)) noteProbeError(details.requestId, details.error);
  else if (isNavigation(details)) {
    posted.delete(details.requestId);
    if (details.method !== 'GET') start(noteFormLost(details.requestId));
    const outcome: RequestOutcome = { kind: 'error', error: details.error };
    endAfter(recordNavigation(outcome, details, isOnePart(details)), details, 'failed');
  }
}
