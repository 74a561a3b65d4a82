import { PATHS } from './layout';
import { MOST_ROWS, USUAL_ROWS } from './mail-list';
import { mailboxPage, notFoundPage, notUpdatedPage, updatedPage, userInfoPage } from './pages';
import type { PortalState } from './portal-state';
import { applyUpdate, type UserInfo } from './user-info';
import { signInPage } from './web-server-pages';
import { isLanguage } from './wording';

/** A request as far as the portal's program is concerned: who asks is known by then. */
export interface PortalRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The Authorization header, when there was one. */
  readonly authorization: string | undefined;
  /** As the client certificate says. */
  readonly eParcelId: string;
  /** What a POST carries; empty otherwise. */
  readonly form: URLSearchParams;
}

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tells whether a request carries the e-Parcel ID and the login password (RFC 7617). */
function isSignedIn(authorization: string | undefined, user: UserInfo): boolean {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return false;
  const sent = Buffer.from(encoded, 'base64').toString('utf8');
  return sent === `${user.eParcelId}:${user.password}`;
}

/** How many rows a benchmark asks for, or the usual few. */
function rowsAsked(query: URLSearchParams): number {
  const asked = query.get('rows') ?? '';
  return /^\d{1,9}$/.test(asked) ? Math.min(Number(asked), MOST_ROWS) : USUAL_ROWS;
}

function update(request: PortalRequest, state: PortalState): Answer {
  const result = applyUpdate(state.user(request.eParcelId), request.form);
  // 200 in both cases, as programs of that age answer: only the page's words tell them apart.
  if (!result.ok) {
    const context = state.pageContext(request.eParcelId);
    return { status: 200, body: notUpdatedPage(context, result.problems) };
  }
  state.save(result.user);
  return { status: 200, body: updatedPage(state.pageContext(request.eParcelId)) };
}

/**
 * Answers a request whose client certificate was accepted. An Update changes the state, and so
 * does `?lang=`, which is remembered without a cookie.
 */
export function answer(request: PortalRequest, state: PortalState): Answer {
  const { method, path, query, eParcelId } = request;
  const user = state.user(eParcelId);
  if (user.passwordProtect && !isSignedIn(request.authorization, user)) {
    return {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="e-Parcel"' },
      body: signInPage(state.settings.language),
    };
  }

  if (path === '/favicon.ico') return { status: 204, body: '' };
  const language = query.get('lang');
  if (isLanguage(language)) state.configure({ language });
  const context = state.pageContext(eParcelId);

  if (path === PATHS.update) {
    if (method === 'POST') return update(request, state);
    // Where the language links of the answer to an Update lead.
    return { status: 303, headers: { location: PATHS.userInfo }, body: '' };
  }
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD' }, body: notFoundPage(context) };
  }
  const { rootLeadsTo } = state.settings;
  if (path === PATHS.home && rootLeadsTo !== null) {
    return { status: 302, headers: { location: rootLeadsTo }, body: '' };
  }
  switch (path) {
    case PATHS.home:
    case PATHS.inbox:
      return { status: 200, body: mailboxPage('inbox', rowsAsked(query), context) };
    case PATHS.outbox:
      return { status: 200, body: mailboxPage('outbox', rowsAsked(query), context) };
    case PATHS.userInfo:
      return { status: 200, body: userInfoPage(context) };
    default:
      return { status: 404, body: notFoundPage(context) };
  }
}
