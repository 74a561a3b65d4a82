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
import { catchUp } from './catch-up';
import { cancelCheck, checkOnce } from './check';
import { keepExpiry } from './expiry';
import { forget } from './forget';
import { isAlone } from './is-alone';
import { noteGuide } from './note-guide';
import { noteRefusalShown } from './note-refusal';
import { noteUserInfo } from './note-user-info';
import { forgetPageMap, keepPageMap, listPageMaps } from './page-maps';
import { noteChangeNoticed } from './record-evidence';
import { noteChoice, notePress } from './track-update';

/** What an answer carries besides `ok`; nothing, for most. */
type Data<K extends keyof ToBackground> = Omit<
  Extract<Response<ToBackground, K>, { ok: true }>,
  'ok'
>;
type Work<K extends keyof ToBackground> = Promise<
  keyof Data<K> extends never ? void : Data<K>
> | null;

/** Each handler gives a promise of its answer, or null for a sender that it does not listen to. */
type Handlers = {
  readonly [K in keyof ToBackground]: (
    request: Request<ToBackground, K>,
    sender: Runtime.MessageSender,
  ) => Work<K>;
};

/** Whether a sender is a page of this extension: the popup. */
const isOwnPage = ({ url }: Runtime.MessageSender): boolean =>
  url?.startsWith(browser.runtime.getURL('')) === true;

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
  check: (_request, sender) => (isOwnPage(sender) ? checkOnce() : null),
  'check-cancelled': (_request, sender) => (isOwnPage(sender) ? cancelCheck() : null),
  'guide-shown': ({ isShown }, sender) => (isOwnPage(sender) ? noteGuide(isShown) : null),
  'expiry-kept': ({ endsAt, from }, sender) =>
    isOwnPage(sender) ? keepExpiry({ endsAt, from }) : null,
  'protect-change-noticed': ({ upTo }, sender) =>
    isOwnPage(sender) ? noteChangeNoticed(upTo) : null,
  forget: ({ what }, sender) => (isOwnPage(sender) ? forget(what) : null),
  'user-info-seen': ({ page, ...seen }, sender) => {
    const frame = portalFrame(sender);
    return (
      frame &&
      isAlone(frame.tabId, page).then(async (alone) => {
        // Which of two forms holds what the portal has saved, nobody knows.
        if (alone) await noteUserInfo({ ...frame, ...seen, url: sender.url });
        return { alone };
      })
    );
  },
  'protect-chosen': ({ passwordProtect }, sender) => {
    const frame = portalFrame(sender);
    return frame && noteChoice(frame, passwordProtect);
  },
  'update-pressed': (press, sender) => {
    const frame = portalFrame(sender);
    return frame && notePress(frame, press);
  },
  'page-loaded': ({ loadedAt }, sender) => {
    const frame = portalFrame(sender);
    return frame && catchUp(frame, loadedAt);
  },
  'refusal-shown': ({ refusal }, sender) => {
    const frame = portalFrame(sender);
    return frame && noteRefusalShown(frame.tabId, refusal);
  },
  'page-shown': ({ map }, sender) => portalFrame(sender) && keepPageMap(map),
  'page-maps': (_request, sender) =>
    portalFrame(sender) && listPageMaps().then((maps) => ({ maps })),
  'page-map-removed': ({ id }, sender) => (isOwnPage(sender) ? forgetPageMap(id) : null),
};

function dispatch<K extends keyof ToBackground>(
  type: K,
  request: Request<ToBackground, K>,
  sender: Runtime.MessageSender,
): Work<K> {
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
    (data) => ({ ok: true, ...(data ?? {}) }),
    () => ({ ok: false, error: 'failed' }),
  );
}
