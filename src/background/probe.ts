/**
 * One request to the portal, on a person's press only, from the worker only: from the popup Chromium
 * would open its certificate picker over it.
 */
import type { RequestOutcome } from '../portal/certificate';
import { PORTAL_URL } from '../portal/links';
import { asksForSignIn } from '../portal/password-protect';
import { browser } from '../shared/browser';

/** What one probe learned. */
export interface ProbeResult {
  readonly outcome: RequestOutcome;
  /** `on`: it was asked for a sign-in; `off`: served without one; null: it cannot be told. */
  readonly passwordProtect: 'on' | 'off' | null;
}

/**
 * `fetch` only says "Failed to fetch"; the reason comes by webRequest, a moment before or after, and
 * by the request's number, so that a late word about an earlier probe is not taken for this one's.
 */
const errors = new EventTarget();
let requestId: string | null = null;
let latestError: string | null = null;
const REASON_WAIT_MS = 1_000;

/** Takes the number that the browser gave to the probe's request. */
export function noteProbeRequest(id: string): void {
  requestId = id;
}

/** Takes the reason for a request's failure, as webRequest reports it. */
export function noteProbeError(id: string, error: string): void {
  if (id !== requestId) return;
  latestError = error;
  errors.dispatchEvent(new Event('error'));
}

function waitForReason(): Promise<string> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      errors.removeEventListener('error', finish);
      resolve(latestError ?? '');
    };
    const timer = setTimeout(finish, REASON_WAIT_MS);
    errors.addEventListener('error', finish);
    if (latestError !== null) finish();
  });
}

/**
 * Firefox's `omit` also leaves the client certificate at home, and would fail for everybody.
 * Chromium's sends the certificate and no stored sign-in, so 401 means "on" even for a person who
 * is signed in; no dialog appears in either.
 */
function credentialsMode(): RequestCredentials {
  return browser.runtime.getURL('').startsWith('moz-extension:') ? 'include' : 'omit';
}

function readPasswordProtect(response: Response): 'on' | 'off' | null {
  const headers = Array.from(response.headers, ([name, value]) => ({ name, value }));
  if (asksForSignIn(response.status, headers)) return 'on';
  return response.ok ? 'off' : null;
}

/** Any redirect: the browser does not tell which. */
const REDIRECT = 302;

/**
 * Asks the portal once.
 * @param patience how long to wait for an answer, in milliseconds
 */
export async function probePortal(patience: number): Promise<ProbeResult> {
  requestId = null;
  latestError = null;
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(PORTAL_URL, {
      cache: 'no-store',
      credentials: credentialsMode(),
      // Where the portal sends a visitor on to is not ours to visit; that it does is an answer.
      redirect: 'manual',
      signal,
    });
    // The page itself is not wanted: the answer's head has said everything.
    void response.body?.cancel();
    const isRedirect = response.type === 'opaqueredirect';
    return {
      outcome: { kind: 'response', status: isRedirect ? REDIRECT : response.status },
      passwordProtect: readPasswordProtect(response),
    };
  } catch {
    if (signal.aborted) return { outcome: { kind: 'timeout' }, passwordProtect: null };
    const error = await waitForReason();
    return { outcome: { kind: 'error', error }, passwordProtect: null };
  }
}
