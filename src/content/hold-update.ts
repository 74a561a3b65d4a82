/**
 * Stops the first Update that the portal may refuse, and never a second one: whatever breaks here,
 * the person's press gets through. Key events are left alone; Enter arrives as a click or a submit.
 */
import type { UserInfoParts } from '../portal/recognition/recognition';
import { requestSubmit, rootOf } from '../portal/recognition/safe-dom';
import { reportFault } from '../shared/report-fault';

/** The second click of a double click comes this soon after the first. */
const DOUBLE_CLICK_MS = 500;

/** A page that changes its fields whenever Update is pressed must not have it held for ever. */
const MOST_HOLDS = 2;

/** What the hold asks of its surroundings. */
export interface HoldHooks {
  /** Whether the extension is still there; an orphaned copy holds nothing. */
  readonly isAlive: () => boolean;
  /** Whether something is unmet now. */
  readonly isUnmet: () => boolean;
  /** An Update was stopped; nothing was sent. */
  readonly onHeld: () => void;
  /** An Update was let through; the page's own scripts may still stop it. */
  readonly onSent: () => void;
  /** The browser does not let a script press this button: the person has to, once more. */
  readonly onArmed: () => void;
}

/** The hold. */
export interface UpdateHold {
  /**
   * To be called whenever a field changes: the next unmet Update is held again.
   * @param byPerson false when a script may have done it: then only so many holds come in a row
   */
  readonly reset: (byPerson: boolean) => void;
  /** Sends the Update that was held. */
  readonly updateAnyway: () => void;
}

/** How the held Update came: it is sent again the same way. */
type Attempt = { readonly submitter: HTMLElement | null } | 'press';

function isScriptLink(control: HTMLElement): boolean {
  return control instanceof HTMLAnchorElement && /^\s*javascript:/i.test(control.href);
}

/**
 * What was held on this page. It outlives a panel: a page that draws its form anew at every press
 * brings a new one each time, and the second press has to pass all the same.
 */
const past = {
  /** Set from a hold until a field changes: the same values are not held twice. */
  isHeld: false,
  heldAt: 0,
  /** Holds in a row, with nothing sent and nothing changed by the person in between. */
  holds: 0,
};

/** Starts holding; ends with the signal. */
export function holdUpdate(
  { update, scope }: UserInfoParts,
  hooks: HoldHooks,
  signal: AbortSignal,
): UpdateHold {
  let lastHeld: Attempt | null = null;
  /** Set while a press that was let through is on its way to the form's submit event. */
  let passing = false;

  const passUntilNextTask = (): void => {
    passing = true;
    setTimeout(() => {
      passing = false;
    }, 0);
  };

  /** @returns true when the event is to be stopped */
  const decide = (attempt: Attempt, isDouble: boolean): boolean => {
    if (passing || !hooks.isAlive()) return false;
    if (past.isHeld) return isDouble && performance.now() - past.heldAt < DOUBLE_CLICK_MS;
    if (past.holds >= MOST_HOLDS || !hooks.isUnmet()) return false;
    past.isHeld = true;
    past.heldAt = performance.now();
    past.holds += 1;
    lastHeld = attempt;
    hooks.onHeld();
    return true;
  };

  const guard = (event: Event, attempt: Attempt, isDouble = false): boolean => {
    try {
      if (!decide(attempt, isDouble)) return false;
    } catch (fault) {
      // A fault of ours is never the person's: let it pass.
      reportFault(fault);
      return false;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  };

  const sent = (): void => {
    past.holds = 0;
    try {
      hooks.onSent();
    } catch (fault) {
      // What follows from an Update must not keep it from being sent.
      reportFault(fault);
    }
  };

  const onClick = (event: MouseEvent): void => {
    if (!event.isTrusted || !event.composedPath().includes(update)) return;
    if (guard(event, 'press', event.detail > 1)) return;
    sent();
    passUntilNextTask();
  };

  const onSubmit = (event: Event): void => {
    if (!(event instanceof SubmitEvent)) return;
    if (!event.isTrusted || event.target !== scope) return;
    const { submitter } = event;
    // Another button of the same form: Cancel, Delete.
    if (submitter !== null && submitter !== update) return;
    if (!passing && !guard(event, { submitter })) sent();
  };

  const options = { capture: true, signal };
  window.addEventListener('click', onClick, options);
  // A submit event does not leave its shadow tree.
  const root = rootOf(scope);
  (root instanceof ShadowRoot ? root : window).addEventListener('submit', onSubmit, options);

  return {
    reset(byPerson) {
      past.isHeld = false;
      if (byPerson) past.holds = 0;
    },
    updateAnyway() {
      const attempt = lastHeld;
      if (attempt === null) return;
      if (isScriptLink(update)) {
        hooks.onArmed();
        return;
      }
      sent();
      passUntilNextTask();
      if (attempt === 'press' || attempt.submitter === update) {
        // Unlike requestSubmit, a click runs the page's own onclick too.
        update.click();
      } else if (scope instanceof HTMLFormElement) {
        requestSubmit(scope, attempt.submitter);
      }
    },
  };
}
