/**
 * Watches how requests to the portal end: the person's own navigations, and our own probe. Nothing
 * is changed and nothing is read but status, error and the challenge header.
 */
import { type RequestOutcome, readOutcome } from '../portal/certificate';
import { PORTAL_PATTERN } from '../portal/links';
import { asksForSignIn } from '../portal/password-protect';
import { browser, type WebRequest } from '../shared/browser';
import { noteProbeError } from './probe';
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

/**
 * A web server answers 400 or 403 to any request when the certificate is missing; to a form that
 * was posted they may also mean that its content was not liked, which says nothing here.
 */
function isAboutTheForm(method: string, status: number): boolean {
  return method !== 'GET' && (status === 400 || status === 403);
}

function recordNavigation(outcome: RequestOutcome, at: number): Promise<void> | undefined {
  const finding = readOutcome(outcome);
  return finding ? recordCertificate({ finding, source: 'tab', at }) : undefined;
}

/** A tab is about to ask the portal for something. */
export function onRequest(details: WebRequest.OnBeforeRequestDetailsType): undefined {
  if (isNavigation(details) && details.method !== 'GET') void noteFormSent(details.tabId);
}

/** A sign-in was asked for: the browser's dialog is open now, long before the request ends. */
export function onHeaders(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  if (!isNavigation(details)) return;
  if (!asksForSignIn(details.statusCode, details.responseHeaders ?? [])) return;
  const at = Math.round(details.timeStamp);
  void recordNavigation({ kind: 'response', status: details.statusCode }, at);
  void recordPasswordProtect({ state: 'on', source: 'sign-in-asked', at });
}

/** The portal answered a navigation. */
export function onResponse(details: WebRequest.OnResponseStartedDetailsType): void {
  if (!isNavigation(details) || details.fromCache) return;
  const { statusCode: status, tabId } = details;
  void noteAnswer(tabId);
  if (isAboutTheForm(details.method, status)) return;
  void recordNavigation({ kind: 'response', status }, Math.round(details.timeStamp));
}

/** A navigation or our probe failed. */
export function onError(details: WebRequest.OnErrorOccurredDetailsType): void {
  if (isOurs(details)) noteProbeError(details.error);
  else if (isNavigation(details)) {
    void recordNavigation({ kind: 'error', error: details.error }, Math.round(details.timeStamp));
  }
}
