/** Looks for the User Info page, now and when the page changes, and starts the assistant on it. */
import { textOf } from '../portal/recognition/clues';
import { recogniseUserInfo, type UserInfoParts } from '../portal/recognition/recognise';
import { ANSWER_AT_MOST, readUpdateAnswer } from '../portal/update-answer';
import { assist } from './assistant';
import { answerOutcome, isAlive, tell } from './extension';
import { reportFault } from './report-fault';

/** A page that is still being built is looked at once it has been quiet for this long. */
const QUIET_MS = 200;

/** A page that takes our panel out again and again does not want it. */
const MOST_MOUNTS = 3;
const MOUNTS_WITHIN_MS = 5_000;

/** Starts watching; everything ends when the extension goes away. */
export function watchPage(): void {
  const stop = new AbortController();
  let mounted: AbortController | null = null;
  let host: readonly Node[] = [];
  const mounts: number[] = [];
  /** Update was sent from this very page, so what it says is not yet the answer. */
  let isLeaving = false;

  const start = (parts: UserInfoParts, controller: AbortController): HTMLElement | null => {
    try {
      return assist(parts, controller, () => {
        isLeaving = true;
      });
    } catch (fault) {
      reportFault(fault);
      controller.abort();
      return null;
    }
  };

  const look = (): void => {
    if (!isAlive()) {
      mounted?.abort();
      stop.abort();
      return;
    }
    if (mounted) {
      if (host.every((node) => node.isConnected)) return;
      mounted.abort();
      mounted = null;
    }
    const now = performance.now();
    if (mounts.filter((at) => now - at < MOUNTS_WITHIN_MS).length >= MOST_MOUNTS) return;
    const recognition = recogniseUserInfo(document);
    if (recognition.answer !== 'match') return;
    const { parts } = recognition;
    const controller = new AbortController();
    const panel = start(parts, controller);
    if (panel === null) return;
    mounted = controller;
    mounts.push(now);
    host = [panel, parts.newPassword, parts.reEntry, parts.firstName, parts.lastName, parts.update];
    tell<'user-info-seen'>({
      type: 'user-info-seen',
      passwordProtect: parts.passwordProtect?.saved() ?? null,
    });
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  });
  observer.observe(document, { childList: true, subtree: true });
  stop.signal.addEventListener('abort', () => observer.disconnect());

  answerOutcome(() => {
    if (isLeaving) return null;
    const outcome = readUpdateAnswer(textOf(document.body, ANSWER_AT_MOST));
    return outcome === 'unclear' ? null : { outcome };
  }, stop.signal);
  look();
}
