/** The assistant on a recognised User Info page: it wires fields, panel and hold to each other. */
import type { UserInfoParts } from '../portal/recognition/recognition';
import { isRendered } from '../portal/recognition/visibility';
import { reportFault } from '../shared/report-fault';
import { createAnnouncer } from './announcer';
import type { Assistance } from './assistance';
import { borrowAttributes } from './borrow-attributes';
import { clearPanel } from './clear-copies';
import { isAlive, say } from './extension';
import { followChoice } from './follow-choice';
import { holdUpdate } from './hold-update';
import { isOnDark } from './is-on-dark';
import { createPanel } from './panel';
import { findPlace } from './placement';
import { type FieldName, fieldToFix, SECTION_OF } from './review';
import { showReview } from './show-review';
import { tellUntilHeard } from './tell-until-heard';
import { createTimers } from './timers';
import { type Composition, watchFields } from './watch-fields';
import { completeLabels, explain, type UpperName } from './words';

/** A fault that typing cannot mend is shown once the person pauses for this long. */
const PAUSE_MS = 700;

/** Which name field stands above the other; null where they stand side by side. */
function findUpper({ firstName, lastName }: UserInfoParts): UpperName {
  const first = firstName.getBoundingClientRect();
  const last = lastName.getBoundingClientRect();
  if (first.bottom <= last.top) return 'firstName';
  return last.bottom <= first.top ? 'lastName' : null;
}

/** What the assistant needs of its surroundings. */
export interface AssistHooks {
  /** An Update was let through. */
  readonly onSent: () => void;
  /** The page states other conditions than ours. */
  readonly onDrift: () => void;
}

/**
 * Starts assisting on a page.
 * @param parts the page's parts, as recognised
 * @param stop ends it: on its signal everything is put back as it was
 * @returns our element in the page, or null when the page has no place for it
 */
export function assist(
  parts: UserInfoParts,
  stop: AbortController,
  hooks: AssistHooks,
): HTMLElement | null {
  const { signal } = stop;
  const place = findPlace(parts);
  if (place === null) return null;

  const labels = completeLabels(parts.labels);
  const panel = createPanel(labels, {
    hasProtect: parts.passwordProtect !== null,
    isDark: isOnDark(place),
    upper: findUpper(parts),
  });
  const attributes = borrowAttributes(signal);
  // It may be the form itself, and a field named "after" takes the method away.
  Element.prototype.after.call(place, panel.host);
  clearPanel(panel.host);
  const shown = showReview(parts, panel, labels, attributes, signal);
  signal.addEventListener('abort', () => panel.host.remove());

  const composition: Composition = { isOn: false };
  const timers = createTimers(() => composition.isOn, signal);
  let isGuideOnly = false;
  /** When Update was held last, on the clock of events. */
  let heldAt = 0;

  /** What breaks ends all of it. */
  const guarded =
    <A extends readonly unknown[]>(run: (...event: A) => void) =>
    (...event: A): void => {
      if (signal.aborted) return;
      try {
        run(...event);
      } catch (fault) {
        reportFault(fault);
        stop.abort();
      }
    };
  /**
   * An orphaned copy cleans up at the first pause, or when Update is pressed: to ask at every key
   * whether the extension is still there costs more than all rules.
   */
  const later = (what: string, delay: number, run: () => void): void =>
    timers.later(
      what,
      delay,
      guarded(() => {
        if (isAlive()) run();
        else stop.abort();
      }),
    );
  const { announce, speak } = createAnnouncer(panel.announce, (delay, run) =>
    later('say', delay, run),
  );

  const inputListeners: Parameters<Assistance['onInput']>[0][] = [];
  const pauseListeners: (() => void)[] = [];
  const sentListeners: (() => void)[] = [];

  const goTo = guarded((name: FieldName): void => {
    panel.endHold();
    parts[name].focus();
    parts[name].scrollIntoView({ block: 'nearest' });
  });

  const hold = holdUpdate(
    parts,
    {
      isAlive: () => isAlive() && panel.host.isConnected && isRendered(panel.host),
      isUnmet: () => !isGuideOnly && shown.listUnmet().length > 0,
      onHeld: () => {
        heldAt = performance.now();
        const unmet = shown.listUnmet().map((item) => ({
          text: explain(item.finding, item.rule, labels),
          field: fieldToFix(item),
        }));
        shown.refresh('held');
        // What was to be said of the fields would talk over the hold, which says more.
        announce(() => '');
        for (const { field } of unmet) attributes.set(parts[field], 'aria-invalid', 'true');
        panel.hold({
          items: unmet.map(({ text, field }) => ({ text, onChoose: () => goTo(field) })),
          onBack: () => goTo(unmet[0]?.field ?? 'newPassword'),
          onAnyway: guarded(() => {
            // The button that was pressed goes; the page may yet stop the Update and stay.
            parts.update.focus({ preventScroll: true });
            panel.endHold();
            hold.updateAnyway();
          }),
        });
      },
      onSent: () => {
        panel.endHold();
        hooks.onSent();
        // A way back, if one is shown, knows what stood in the fields before.
        shown.report('password', '');
        for (const listener of sentListeners) listener();
        tellUntilHeard<'update-pressed'>({
          type: 'update-pressed',
          passwordProtect: parts.passwordProtect?.chosen() ?? null,
          passwordChanged: parts.newPassword.value !== '' && parts.reEntry.value !== '',
          pressedAt: Date.now(),
        });
      },
      onArmed: () => {
        const text = say('page_hold_armed', labels.update);
        panel.note(text);
        speak(text);
        parts.update.focus();
      },
    },
    signal,
  );

  const onPause = (): void => {
    shown.refresh('pause');
    for (const listener of pauseListeners) listener();
  };
  const onChanged = (name: FieldName, byPerson: boolean): void => {
    shown.touch(name);
    for (const listener of inputListeners) listener(name, byPerson);
    shown.refresh('input', name);
    later('pause', PAUSE_MS, onPause);
    announce(() => shown.summarise(SECTION_OF[name]));
  };
  const onInput = (name: FieldName, { isTrusted, timeStamp }: Event): void => {
    // Scripts fire events at fields whenever they like: one that changes nothing is no change.
    if (!isTrusted && shown.listChanged().length === 0) return;
    // A press on Update ends a composition, which is heard of a task later.
    if (timeStamp >= heldAt) {
      hold.reset(isTrusted);
      // A script may change a field as Update is pressed: nothing may move under the mouse.
      if (isTrusted || shown.listUnmet().length === 0) panel.endHold();
    }
    onChanged(name, isTrusted);
  };
  const onSilentChange = (): void => {
    for (const name of shown.listChanged()) onChanged(name, false);
  };
  const onReset = (): void => {
    if (shown.listChanged().length === 0) return;
    hold.reset(false);
    if (shown.listUnmet().length === 0) panel.endHold();
    onSilentChange();
  };
  watchFields(
    parts,
    {
      onInput,
      onSilentChange,
      onReset,
      onLeft: (name) => shown.refresh('left', name),
      hasChanged: () => shown.listChanged().length > 0,
    },
    composition,
    { ...timers, later },
    { guarded, signal },
  );
  if (parts.passwordProtect)
    followChoice(parts.passwordProtect, { panel, labels, guarded, signal });
  shown.refresh('pause');

  const assistance: Assistance = {
    parts,
    labels,
    panel,
    shown,
    attributes,
    signal,
    guarded,
    changed: (name) => {
      hold.reset(true);
      panel.endHold();
      onChanged(name, true);
    },
    speak,
    onInput: (listener) => inputListeners.push(listener),
    onPause: (listener) => pauseListeners.push(listener),
    onSent: (listener) => sentListeners.push(listener),
    guideOnly: () => {
      isGuideOnly = true;
      panel.sayDrift();
      hooks.onDrift();
    },
  };
  // The checks are live; what helps beside them comes next, and is missed by nobody while it loads.
  import('./tools').then(
    guarded(({ startTools }) => startTools(assistance)),
    // The extension was updated underneath: its files are gone, and the next occasion ends all.
    reportFault,
  );
  return panel.host;
}
