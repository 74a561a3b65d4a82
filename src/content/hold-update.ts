/**
 * Stops the first Update that the portal may refuse, and never a second one: whatever breaks here,
 * the person's press gets through. Key events are left alone; Enter arrives as a click or a submit.
 */
import type { UserInfoParts } from '../portal/recognition/recognise';
import { reportFault } from './report-fault';

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
  /** To be called whenever a field changes: the next unmet Update is held again. */
  readonly reset: () => void;
  /** Sends the Update that was held. */
  readonly updateAnyway: () => void;
}

/** How the held Update came: it is sent again the same way. */
type Attempt = { readonly submitter: HTMLElement | null } | 'press';

function isScriptLink(control: HTMLElement): boolean {
  return control instanceof HTMLAnchorElement && /^\s*javascript:/i.test(control.href);
}

/** Starts holding; ends with the signal. */
export function holdUpdate(
  { update, scope }: UserInfoParts,
  hooks: HoldHooks,
  signal: AbortSignal,
): UpdateHold {
  /** Set from a hold until a field changes: the same values are not held twice. */
  let held: Attempt | null = null;
  /** Set while a press that was let through is on its way to the form's submit event. */
  let passing = false;

  const passUntilNextTask = (): void => {
    passing = true;
    setTimeout(() => {
      passing = false;
    }, 0);
  };

  /** @returns true when the event is to be stopped */
  const decide = (attempt: Attempt): boolean => {
    if (passing || held !== null) return false;
    if (!hooks.isAlive() || !hooks.isUnmet()) return false;
    held = attempt;
    hooks.onHeld();
    return true;
  };

  const guard = (event: Event, attempt: Attempt): boolean => {
    try {
      if (!decide(attempt)) return false;
    } catch (fault) {
      // A fault of ours is never the person's: let it pass.
      reportFault(fault);
      return false;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  };

  const onClick = (event: Event): void => {
    if (!event.isTrusted || !event.composedPath().includes(update)) return;
    if (guard(event, 'press')) return;
    hooks.onSent();
    passUntilNextTask();
  };

  const onSubmit = (event: SubmitEvent): void => {
    if (!event.isTrusted || event.target !== scope) return;
    const { submitter } = event;
    // Another button of the same form: Cancel, Delete.
    if (submitter !== null && submitter !== update) return;
    if (!passing && !guard(event, { submitter })) hooks.onSent();
  };

  const options = { capture: true, signal };
  window.addEventListener('click', onClick, options);
  window.addEventListener('submit', onSubmit, options);

  return {
    reset() {
      held = null;
    },
    updateAnyway() {
      const attempt = held;
      if (attempt === null) return;
      if (isScriptLink(update)) {
        hooks.onArmed();
        return;
      }
      hooks.onSent();
      passUntilNextTask();
      if (attempt === 'press') {
        // Unlike requestSubmit, a click runs the page's own onclick too.
        update.click();
      } else if (scope instanceof HTMLFormElement) {
        scope.requestSubmit(attempt.submitter);
      }
    },
  };
}
