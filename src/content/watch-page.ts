/** Looks for the User Info page, now and when the page changes, and starts the assistant on it. */
import type * as PageMaps from '../portal/recognition/page-map';
import type { UserInfoParts } from '../portal/recognition/recognition';
import type { Request, ToContent } from '../shared/protocol';
import { reportFault } from '../shared/report-fault';
import { assist } from './assistant';
import { answer, ask, isAlive, reportTo } from './extension';
import { createFinder, type Found, listFields } from './find-parts';
import { type Footing, onChanges } from './on-changes';
import { readPageLoad } from './page-load';
import { makeReport } from './page-report';
import { markShownAccount } from './parcel-id';
import { FIELDS } from './review';
import type { Showing, showMe as ShowMe } from './show-me';

/** A page that takes our panel out again and again does not want it. */
const MOST_REMOVALS = 3;
const REMOVALS_WITHIN_MS = 5_000;

/** The assistant at work on one form. */
interface Mount {
  readonly parts: UserInfoParts;
  readonly controller: AbortController;
  readonly host: HTMLElement;
}

/** A page that is being shown. */
interface PageShowing extends Showing {
  readonly hadFields: boolean;
  readonly controller: AbortController;
}

/** Whether two answers mean the same boxes and the same button. */
const areSame = (one: UserInfoParts | null, other: UserInfoParts): boolean =>
  one?.update === other.update && FIELDS.every((name) => one[name] === other[name]);

const areFieldsThere = ({ parts }: Mount): boolean =>
  parts.update.isConnected && FIELDS.every((name) => parts[name].isConnected);

/** Starts watching; everything ends when the extension goes away, or when anything throws. */
export function watchPage(): void {
  const stop = new AbortController();
  const { signal } = stop;
  const page = crypto.randomUUID();
  let found: Found | null = null;
  let mount: Mount | null = null;
  let showing: PageShowing | null = null;
  /** Forms that the background was told of, and those that are left alone, by their first field. */
  const told = new WeakSet<Element>();
  const refused = new WeakSet<Element>();
  let address = location.href;
  let removals: readonly number[] = [];
  /** Another frame is User Info, too. */
  let isDoubted = false;
  /** The page states other conditions than the published ones. */
  let isDrifted = false;
  /** Update was sent from this very page, so what it says is not yet the answer. */
  let isLeaving = false;

  const end = (): void => {
    // First, so that nothing that ends with it begins anew.
    stop.abort();
    mount?.controller.abort();
    showing?.controller.abort();
  };

  const start = (parts: UserInfoParts): Mount | null => {
    const controller = new AbortController();
    try {
      isDrifted = false;
      const host = assist(parts, controller, {
        onSent: () => {
          isLeaving = true;
          // Only from now on: every key would come by.
          addEventListener('input', stay, { capture: true, signal });
        },
        onDrift: () => {
          isDrifted = true;
          report();
        },
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

  /** Neither of two frames acts; what a person has shown in spite of the other one stays. */
  const stepBack = (): boolean => {
    const isUserInfo = isDoubted || found?.parts != null;
    if (!isUserInfo || found?.map?.doubts.includes('two-forms')) return false;
    isDoubted = true;
    finder.doubt();
    mount?.controller.abort();
    mount = null;
    lookSafely();
    return true;
  };

  const tellOnce = async (parts: UserInfoParts): Promise<void> => {
    const { newPassword, passwordProtect } = parts;
    if (told.has(newPassword)) return;
    told.add(newPassword);
    const { loadedAt, isOldCopy } = readPageLoad();
    const saved = passwordProtect?.saved() ?? null;
    const account = await markShownAccount(parts);
    const answered = await ask<'user-info-seen'>({
      type: 'user-info-seen',
      passwordProtect: isOldCopy ? null : saved,
      account,
      loadedAt,
      page,
    });
    // A worker that does not answer is no reason to leave anybody alone.
    if (answered?.alone === false) stepBack();
  };

  /**
   * A page whose fields go while they are shown has become another page; one that takes our bar out
   * does not want to be shown.
   */
  const isShown = ({ hadFields, host, shown }: PageShowing): boolean =>
    host.isConnected &&
    Object.values(shown()).every((element) => element.isConnected) &&
    (!hadFields || listFields().length > 0);

  const footing = (): Footing => {
    if (!mount) return 'none';
    return mount.host.isConnected && areFieldsThere(mount) ? 'firm' : 'gone';
  };

  const look = (): void => {
    if (signal.aborted) return;
    if (!isAlive()) {
      end();
      return;
    }
    if (showing) {
      // Its end comes back here.
      if (!isShown(showing)) showing.controller.abort();
      return;
    }
    const isFirm = footing() === 'firm';
    if (isFirm && address === location.href) return;
    address = location.href;
    if (mount && !isFirm) dismount(mount);
    found = finder.find();
    const { parts } = found;
    if (mount) {
      if (areSame(parts, mount.parts)) return;
      // A page of one document may use the boxes of the page before for something else.
      mount.controller.abort();
      mount = null;
    }
    if (!parts) return;
    if (!refused.has(parts.newPassword)) mount = start(parts);
    tellOnce(parts);
  };
  const safely =
    (run: () => void): (() => void) =>
    () => {
      try {
        run();
        report();
      } catch (fault) {
        reportFault(fault);
        end();
      }
    };
  const lookSafely = safely(look);
  const finder = createFinder(lookSafely);

  const startShowing = (
    showMe: typeof ShowMe,
    { makePageMap, applyPageMap }: typeof PageMaps,
  ): void => {
    if (signal.aborted || showing) return;
    mount?.controller.abort();
    mount = null;
    const controller = new AbortController();
    /** Uses what was shown, at once; remembering it may fail. */
    const onShown = (shown: PageMaps.ShownElements): Promise<boolean> | null => {
      const recognition = found?.recognition;
      const doubts = recognition?.answer === 'unsure' ? recognition.doubts : [];
      const map = makePageMap(document, shown, doubts);
      if (!map) return null;
      showing = null;
      finder.learn(map, applyPageMap);
      removals = [];
      lookSafely();
      shown.newPassword?.focus();
      return ask<'page-shown'>({ type: 'page-shown', map }).then((kept) => kept !== null);
    };
    const onEnd = (): void => {
      showing = null;
      lookSafely();
    };
    const started = showMe({ onShown, onEnd }, controller);
    showing = { hadFields: listFields().length > 0, controller, ...started };
  };

  const onShowMe = (): void => {
    Promise.all([import('./show-me'), import('../portal/recognition/page-map')]).then(
      ([{ showMe }, pageMaps]) => safely(() => startShowing(showMe, pageMaps))(),
      // The extension was updated underneath this script: a look finds that out, and ends.
      lookSafely,
    );
  };

  const report = reportTo(
    () =>
      makeReport(page, found, {
        isShowing: showing !== null,
        isMounted: mount !== null,
        isRemoved: removals.length >= MOST_REMOVALS,
        isDoubted,
        isDrifted,
      }),
    onShowMe,
    signal,
  );

  const loadAnswer = async (question: Request<ToContent, 'read-answer'>) => {
    try {
      const { readAnswer } = await import('./read-answer');
      return isLeaving ? null : readAnswer(question);
    } catch {
      // The extension was updated underneath this script: there is nobody to answer.
      return null;
    }
  };
  answer(
    {
      'read-answer': (question) => (isLeaving ? null : loadAnswer(question)),
      'another-matched': (other) => (other.page !== page && stepBack() ? true : null),
    },
    signal,
  );

  // The page is still there: its script took the press back, or the person came back to it.
  const stay = (event: Event): void => {
    if (!event.isTrusted) return;
    isLeaving = false;
    removeEventListener('input', stay, true);
  };
  addEventListener('pageshow', stay, { signal });
  onChanges(lookSafely, footing, signal);
}
