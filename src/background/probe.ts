/**
 * One request to the portal, on a person's press only, from the worker only: from the popup Chromium
 * would open its certificate picker over it. Chromium's alone: Firefox would ask for a certificate in
 * a dialog over everything, whatever was chosen before.
 */
import { type ClockStatus, measureClock } from '../portal/certificate/clock';
import type { RequestOutcome } from '../portal/certificate/diagnose';
import { readRefusal } from '../portal/certificate/refusal-page';
import { PORTAL_URL } from '../portal/links';
import { asksForSignIn } from '../portal/password-protect/basic-challenge';

/** What one probe learned. */
export interface ProbeResult {
  readonly outcome: RequestOutcome;
  /** `on`: it was asked for a sign-in; `off`: served without one; null: it cannot be told. */
  readonly passwordProtect: 'on' | 'off' | null;
  readonly clock: ClockStatus | null;
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

/** Any redirect: the browser does not tell which. */
const REDIRECT = 302;

const headersOf = (response: Response) =>
  Array.from(response.headers, ([name, value]) => ({ name, value }));

async function readResponse(response: Response): Promise<ProbeResult> {
  const isRedirect = response.type === 'opaqueredirect';
  const isSignInAsked = asksForSignIn(response.status, headersOf(response));
  const clock = measureClock(response.headers.get('date'), Date.now());
  const refusal = response.status === 400 ? await readRefusal(response.body) : undefined;
  // The portal's own page is not wanted: the answer's head has said everything.
  void response.body?.cancel().catch(() => undefined);
  const passwordProtect = response.ok ? 'off' : null;
  return {
    outcome: {
      kind: 'response',
      status: isRedirect ? REDIRECT : response.status,
      asksForSignIn: isSignInAsked,
      refusal,
    },
    passwordProtect: isSignInAsked ? 'on' : passwordProtect,
    clock,
  };
}

/**
 * Asks the portal once.
 * @param patience how long to wait for an answer, in milliseconds
 * @param cancelled ends the asking at once; what comes of it then means nothing
 */
export async function probePortal(patience: number, cancelled: AbortSignal): Promise<ProbeResult> {
  requestId = null;
  latestError = null;
  const limit = AbortSignal.timeout(patience);
  const nothing = { passwordProtect: null, clock: null };
  try {
    const response = await fetch(PORTAL_URL, {
      cache: 'no-store',
      // The certificate is sent and no stored sign-in, so 401 means that Password Protect is on even
      // for a person who is signed in; no dialog appears.
      credentials: 'omit',
      // Where the portal sends a visitor on to is not ours to visit; that it does is an answer.
      redirect: 'manual',
      signal: AbortSignal.any([limit, cancelled]),
    });
    return await readResponse(response);
  } catch {
    if (limit.aborted || cancelled.aborted) return { ...nothing, outcome: { kind: 'timeout' } };
    return { ...nothing, outcome: { kind: 'error', error: await waitForReason() } };
  }
}
