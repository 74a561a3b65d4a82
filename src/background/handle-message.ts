/** Answers the messages of popup and page. */
import { isPortalUrl } from '../portal/links';
import { browser, type Runtime } from '../shared/browser';
import {
  type BackgroundRequest,
  parseBackgroundRequest,
  type Request,
  type Response,
  type ToBackground,
} from '../shared/protocol';
import { checkOnce } from './check';
import { noteUserInfo } from './note-user-info';
import { noteChoice, noteUpdate } from './track-update';

type Handlers = {
  readonly [K in keyof ToBackground]: (
    request: Request<ToBackground, K>,
    sender: Runtime.MessageSender,
  ) => Promise<void> | null;
};

/** The tab of a page of the portal; null for any other sender. */
function portalTab(sender: Runtime.MessageSender): number | null {
  return isPortalUrl(sender.url) ? (sender.tab?.id ?? null) : null;
}

const handlers: Handlers = {
  check: (_request, sender) =>
    sender.url?.startsWith(browser.runtime.getURL('')) ? checkOnce() : null,
  'user-info-seen': ({ passwordProtect }, sender) => {
    const tabId = portalTab(sender);
    if (tabId === null) return null;
    return noteUserInfo({
      tabId,
      url: sender.frameId === 0 ? sender.url : undefined,
      passwordProtect,
    });
  },
  'protect-chosen': ({ passwordProtect }, sender) => {
    const tabId = portalTab(sender);
    return tabId === null ? null : noteChoice(tabId, passwordProtect);
  },
  'update-sent': ({ passwordProtect }, sender) => {
    const tabId = portalTab(sender);
    return tabId === null ? null : noteUpdate(tabId, passwordProtect);
  },
};

function dispatch<K extends keyof ToBackground>(
  type: K,
  request: Request<ToBackground, K>,
  sender: Runtime.MessageSender,
): Promise<void> | null {
  return handlers[type](request, sender);
}

/**
 * The one listener for messages: it must not be async, or it would answer messages that are not
 * its own.
 * @returns a promise of the answer, or undefined for a message that is none of ours
 */
export function handleMessage(
  message: unknown,
  sender: Runtime.MessageSender,
): Promise<Response<ToBackground, keyof ToBackground>> | undefined {
  if (sender.id !== browser.runtime.id) return undefined;
  const request: BackgroundRequest | null = parseBackgroundRequest(message);
  if (request === null) return undefined;
  const work = dispatch(request.type, request, sender);
  return work?.then(
    () => ({ ok: true }),
    () => ({ ok: false, error: 'failed' }),
  );
}
