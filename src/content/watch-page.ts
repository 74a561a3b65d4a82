/** Looks for the User Info page, now and when the page changes, and starts the assistant on it. */
import { textOf } from '../portal/recognition/clues';
import { recogniseUserInfo } from '../portal/recognition/recognise';
import type { UserInfoParts } from '../portal/recognition/recognition';
import { ANSWER_AT_MOST, readUpdateAnswer } from '../portal/update-answer';
import { reportFault } from '../shared/report-fault';
import { assist } from './assistant';
import { answerOutcome, isAlive, tell } from './extension';
import { FIELDS } from './review';

/** A page that is still being built is looked at once it has been quiet for this long. */
const QUIET_MS = 200;
/** One that is never quiet is looked at this often. */
const LONGEST_WAIT_MS = 1_000;

/** A page that takes our panel out again and again does not want it. */
const MOST_REMOVALS = 3;
const REMOVALS_WITHIN_MS = 5_000;

/** The assistant at work on one form. */
interface Mount {
  readonly parts: UserInfoParts;
  readonly controller: AbortController;
  readonly host: HTMLElement;
}

const areFieldsThere = ({ parts }: Mount): boolean =>
  parts.update.isConnected && FIELDS.every((name) => parts[name].isConnected);

/** Calls `look` after changes of the document: when they pause, and while they do not. */
function onChanges(look: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitsSince: number | null = null;
  const observer = new MutationObserver(() => {
    const now = performance.now();
    waitsSince ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        waitsSince = null;
        look();
      },
      Math.min(QUIET_MS, waitsSince + LONGEST_WAIT_MS - now),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}

/** Starts watching; everything ends when the extension goes away, or when anything throws. */
export function watchPage(): void {
  const stop = new AbortController();
  let mount: Mount | null = null;
  /** Forms that the background was told of, and those that are left alone, by their first field. */
  const told = new WeakSet<Element>();
  const refused = new WeakSet<Element>();
  let removals: readonly number[] = [];
  /** Update was sent from this very page, so what it says is not yet the answer. */
  let isLeaving = false;

  const end = (): void => {
    mount?.controller.abort();
    stop.abort();
  };

  const start = (parts: UserInfoParts): Mount | null => {
    const controller = new AbortController();
    try {
      const host = assist(parts, controller, () => {
        isLeaving = true;
      });
      return host && { parts, controller, host };
    } catch (fault) {
      reportFault(fault);
      controller.abort();
      refused.add(parts.newPassword);
      return null;
    }
  };

  const dismount = (gone: Mount): void => {
    const now = performance.now();
    const { newPassword } = gone.parts;
    // A form that is drawn anew takes our panel with it and means nothing by it.
    removals = areFieldsThere(gone)
      ? [...removals.filter((at) => now - at < REMOVALS_WITHIN_MS), now]
      : [];
    // One that has ended by itself is broken.
    const isBroken = gone.controller.signal.aborted;
    if (isBroken || removals.length >= MOST_REMOVALS) refused.add(newPassword);
    gone.controller.abort();
    mount = null;
  };

  const look = (): void => {
    if (!isAlive()) {
      end();
      return;
    }
    if (mount) {
      if (mount.host.isConnected && areFieldsThere(mount)) return;
      dismount(mount);
    }
    const recognition = recogniseUserInfo(document);
    if (recognition.answer !== 'match') return;
    const { parts } = recognition;
    if (!refused.has(parts.newPassword)) mount = start(parts);
    if (told.has(parts.newPassword)) return;
    told.add(parts.newPassword);
    tell<'user-info-seen'>({
      type: 'user-info-seen',
      passwordProtect: parts.passwordProtect?.saved() ?? null,
    });
  };
  const lookSafely = (): void => {
    try {
      look();
    } catch (fault) {
      reportFault(fault);
      end();
    }
  };

  const { signal } = stop;
  onChanges(lookSafely, signal);
  answerOutcome(() => {
    if (isLeaving) return null;
    const outcome = readUpdateAnswer(textOf(document.body, ANSWER_AT_MOST));
    return outcome === 'unclear' ? null : { outcome };
  }, signal);

  // The page is still there: its script took the press back, or the person came back to it.
  const stay = (event: Event): void => {
    if (event.isTrusted) isLeaving = false;
  };
  addEventListener('input', stay, { capture: true, signal });
  addEventListener('pageshow', stay, { signal });
  lookSafely();
}
