/**
 * Watches how requests to the portal end: the person's own navigations, and our own probe. Nothing
 * is changed and nothing is read but status, error and the challenge header.
 */
import { type RequestOutcome, readOutcome } from '../portal/certificate';
import { PORTAL_PATTERN } from '../portal/links';
import { asksForSignIn } from '../portal/password-protect';
import { browser, type WebRequest } from '../shared/browser';
import { reportFault } from '../shared/report-fault';
import { notePosted } from './note-user-info';
import { noteProbeError, noteProbeRequest } from './probe';
import { recordCertificate, recordPasswordProtect } from './record-evidence';
import { noteAnswer, noteFormSent } from './track-update';

/** The requests that are watched. */
export const observedRequests: WebRequest.RequestFilter = {
  urls: [PORTAL_PATTERN],
  types: ['main_frame', 'sub_frame', 'xmlhttprequest'],
};

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

/** Events carry fractions of a millisecond; what is kept does not. */
const momentOf = ({ timeStamp }: { timeStamp: number }): number => Math.round(timeStamp);

function recordNavigation(
  outcome: RequestOutcome,
  at: number,
  isInnerPage: boolean,
): Promise<void> {
  const finding = readOutcome(outcome);
  if (finding === null) return Promise.resolve();
  return recordCertificate({ finding, isInnerPage, source: 'tab', at });
}

/** A request to the portal begins. */
export function onRequest(details: WebRequest.OnBeforeRequestDetailsType): undefined {
  if (isOurs(details)) noteProbeRequest(details.requestId);
  else if (isNavigation(details) && details.method !== 'GET') start(noteFormSent(details));
}

/** A sign-in was asked for: the browser's dialog is open now, long before the request ends. */
export function onHeaders(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  if (!isNavigation(details)) return;
  if (!asksForSignIn(details.statusCode, details.responseHeaders ?? [])) return;
  const at = momentOf(details);
  start(recordNavigation({ kind: 'response', status: details.statusCode }, at, false));
  start(recordPasswordProtect({ state: 'on', source: 'sign-in-asked', at }));
}

/** The portal answered a navigation. */
export function onResponse(details: WebRequest.OnResponseStartedDetailsType): void {
  if (!isNavigation(details) || details.fromCache) return;
  const { statusCode: status, type, method, url } = details;
  start(noteAnswer(details));
  if (type === 'main_frame') start(notePosted(details.tabId, method !== 'GET'));
  // What a web server says of a missing certificate it says to everything. To one part of a page,
  // or to a form, the same status may mean anything.
  const isAboutThePart = type === 'sub_frame' || method !== 'GET';
  if (isAboutThePart && status >= 400) return;
  const isInnerPage = new URL(url).pathname !== '/';
  start(recordNavigation({ kind: 'response', status }, momentOf(details), isInnerPage));
}

/** A navigation or our probe failed. */
export function onError(details: WebRequest.OnErrorOccurredDetailsType): void {
  if (isOurs(details)) noteProbeError(details.requestId, details.error);
  else if (isNavigation(details)) {
    start(recordNavigation({ kind: 'error', error: details.error }, momentOf(details), false));
  }
}
