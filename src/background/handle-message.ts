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
import { noteChoice, notePress } from './track-update';

type Handlers = {
  readonly [K in keyof ToBackground]: (
    request: Request<ToBackground, K>,
    sender: Runtime.MessageSender,
  ) => Promise<void> | null;
};

/** The frame of a page of the portal; null for any other sender. */
function portalFrame({
  url,
  tab,
  frameId,
}: Runtime.MessageSender): { readonly tabId: number; readonly frameId: number } | null {
  if (!isPortalUrl(url) || tab?.id === undefined) return null;
  return { tabId: tab.id, frameId: frameId ?? 0 };
}

const handlers: Handlers = {
  check: (_request, sender) =>
    sender.url?.startsWith(browser.runtime.getURL('')) ? checkOnce() : null,
  'user-info-seen': ({ passwordProtect }, sender) => {
    const frame = portalFrame(sender);
    return frame && noteUserInfo({ ...frame, url: sender.url, passwordProtect });
  },
  'protect-chosen': ({ passwordProtect }, sender) => {
    const frame = portalFrame(sender);
    return frame && noteChoice(frame, passwordProtect);
  },
  'update-pressed': ({ passwordProtect, pressedAt }, sender) => {
    const frame = portalFrame(sender);
    return frame && notePress(frame, passwordProtect, pressedAt);
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
