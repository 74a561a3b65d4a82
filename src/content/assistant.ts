/** The assistant on a recognised User Info page: it wires fields, panel and hold to each other. */
import type { UserInfoParts } from '../portal/recognition/recognise';
import { createAnnouncer } from './announcer';
import { borrowAttributes } from './borrow-attributes';
import { describeFields } from './describe-fields';
import { isAlive, say, tell, uiLanguage } from './extension';
import { holdUpdate } from './hold-update';
import { isFault, type Mark, nextMark, type Occasion } from './marks';
import { createPanel } from './panel';
import { findPlace } from './placement';
import { reportFault } from './report-fault';
import {
  FIELD_OF,
  FIELDS,
  type FieldName,
  fieldToFix,
  isHiddenAutofill,
  listUnmet,
  type Review,
  RULES,
  type Rule,
  reviewFields,
  rulesOf,
  SECTION_OF,
  SECTIONS,
  type Section,
} from './review';
import { completeLabels, explain, explainProgress, explainProtect, ruleText } from './words';

/** A fault that typing cannot mend is shown once the person pauses for this long. */
const PAUSE_MS = 700;
/** A fault is shown this long after its field was left. */
const LEFT_MS = 300;
/** Values also change without an event: a password manager, a script of the page. */
const POLL_MS = 1_000;

/**
 * Starts assisting on a page.
 * @param parts the page's parts, as recognised
 * @param stop ends it: on its signal everything is put back as it was
 * @param onSent called when an Update was let through
 * @returns our element in the page, or null when the page has no place for it
 */
export function assist(
  parts: UserInfoParts,
  stop: AbortController,
  onSent: () => void,
): HTMLElement | null {
  const { signal } = stop;
  const place = findPlace(parts);
  if (place === null) return null;

  const labels = completeLabels(parts.labels);
  const panel = createPanel(labels, parts.passwordProtect !== null);
  const attributes = borrowAttributes(signal);
  const describe = describeFields(parts, panel.host, attributes, uiLanguage());
  place.after(panel.host);
  signal.addEventListener('abort', () => panel.host.remove());

  const marks = new Map<Rule, Mark>();
  const touched = new Set<FieldName>();
  /** New Password was changed after its re-entry was filled in. */
  let firstChanged = false;
  let composing = false;
  let lastReview = '';

  const review = (): Review => reviewFields(parts, firstChanged);
  const isShown = (rule: Rule): boolean => isFault(marks.get(rule) ?? 'none');

  const faultsOf = (rules: readonly Rule[], now: Review): readonly string[] =>
    rules.flatMap((rule) => {
      const { finding } = now[rule];
      return finding && isShown(rule) ? [explain(finding, rule, labels)] : [];
    });

  const tellSection = (section: Section, now: Review): void => {
    const [fault] = faultsOf(rulesOf(section), now);
    if (fault !== undefined) panel.tell(section, fault, 'fault');
    else if (section === 'names') panel.tell(section, say('page_names_hint'), 'help');
    else if (isHiddenAutofill(parts.newPassword) || isHiddenAutofill(parts.reEntry)) {
      panel.tell(section, say('page_autofill_hidden'), 'help');
    } else panel.tell(section, explainProgress(now, labels), 'help');
  };

  const describeField = (name: FieldName, now: Review): void => {
    const faults = faultsOf(
      RULES.filter((rule) => FIELD_OF[rule] === name),
      now,
    );
    const hint = SECTION_OF[name] === 'password' ? 'page_password_hint' : 'page_names_hint';
    describe(name, [...faults, say(hint)].join(' '));
    if (faults.length === 0) attributes.giveBack(parts[name], 'aria-invalid');
  };

  /** @param where the field that was typed in or left; what happens in one is a pause in the others */
  const refresh = (occasion: Occasion, where?: FieldName): void => {
    const now = review();
    lastReview = JSON.stringify(now);
    for (const rule of RULES) {
      const field = FIELD_OF[rule];
      // A name that the portal has saved is neutral until the person changes it.
      const isNeutral = SECTION_OF[field] === 'names' && !touched.has(field);
      if (isNeutral && occasion !== 'held') continue;
      const own = where !== undefined && where !== field ? 'pause' : occasion;
      const mark = nextMark(marks.get(rule) ?? 'none', now[rule].state, own);
      marks.set(rule, mark);
      panel.mark(rule, mark);
    }
    for (const section of SECTIONS) tellSection(section, now);
    for (const name of FIELDS) describeField(name, now);
  };

  const summarise = (section: Section): string => {
    const now = review();
    const rules = rulesOf(section).filter(
      (rule) => section === 'password' || touched.has(FIELD_OF[rule]),
    );
    const left = rules.filter((rule) => now[rule].state !== 'ok');
    if (left.length === 0) return say('page_live_all');
    const names = left.map((rule) => ruleText(rule, labels)).join(say('page_list_separator'));
    return say('page_live_part', rules.length - left.length, rules.length, names);
  };

  /** An orphaned copy cleans up at the first occasion; so does one that breaks. */
  const guarded =
    <A extends readonly unknown[]>(run: (...event: A) => void) =>
    (...event: A): void => {
      if (signal.aborted) return;
      try {
        if (isAlive()) run(...event);
        else stop.abort();
      } catch (fault) {
        reportFault(fault);
        stop.abort();
      }
    };

  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const later = (what: string, delay: number, run: () => void): void => {
    clearTimeout(timers.get(what));
    timers.set(what, setTimeout(guarded(run), delay));
  };
  const poll = guarded(() => {
    if (!composing && JSON.stringify(review()) !== lastReview) refresh('input');
    later('poll', POLL_MS, poll);
  });
  signal.addEventListener('abort', () => {
    for (const timer of timers.values()) clearTimeout(timer);
  });

  const goTo = (name: FieldName): void => {
    panel.endHold();
    parts[name].focus();
    parts[name].scrollIntoView({ block: 'nearest' });
  };

  const hold = holdUpdate(
    parts,
    {
      isAlive: () => isAlive() && panel.host.isConnected,
      isUnmet: () => listUnmet(parts, review()).length > 0,
      onHeld: () => {
        const unmet = listUnmet(parts, review()).map((item) => ({
          text: explain(item.finding, item.rule, labels),
          field: fieldToFix(item),
        }));
        refresh('held');
        for (const { field } of unmet) attributes.set(parts[field], 'aria-invalid', 'true');
        panel.hold({
          items: unmet.map(({ text, field }) => ({ text, onChoose: () => goTo(field) })),
          onBack: () => goTo(unmet[0]?.field ?? 'newPassword'),
          onAnyway: () => {
            panel.endHold();
            hold.updateAnyway();
          },
        });
      },
      onSent: () => {
        panel.endHold();
        onSent();
        tell<'update-sent'>({
          type: 'update-sent',
          passwordProtect: parts.passwordProtect?.chosen() ?? null,
        });
      },
      onArmed: () => panel.note(say('page_hold_armed', labels.update)),
    },
    signal,
  );

  const announce = createAnnouncer(panel.announce, signal);
  const onInput = (name: FieldName): void => {
    touched.add(name);
    if (name === 'newPassword') firstChanged = parts.reEntry.value !== '';
    if (name === 'reEntry') firstChanged = false;
    hold.reset();
    panel.endHold();
    refresh('input', name);
    later('pause', PAUSE_MS, () => refresh('pause'));
    announce(() => summarise(SECTION_OF[name]));
  };

  for (const name of FIELDS) {
    const field = parts[name];
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => field.addEventListener(type, guarded(listener), { signal });

    listen('input', (event) => {
      if (!composing && !(event instanceof InputEvent && event.isComposing)) onInput(name);
    });
    listen('change', () => {
      // A change that came with input events was seen already; one without is an autofill.
      if (!composing && JSON.stringify(review()) !== lastReview) onInput(name);
    });
    listen('compositionstart', () => {
      composing = true;
    });
    listen('compositionend', () => {
      // The last input event of a composition comes before or after this one, by browser.
      later('composition', 0, () => {
        composing = false;
        onInput(name);
      });
    });
    listen('focus', poll);
    listen('blur', () => {
      composing = false;
      clearTimeout(timers.get('poll'));
      if (field.value !== '') later(`left ${name}`, LEFT_MS, () => refresh('left', name));
    });
  }

  const protect = parts.passwordProtect;
  if (protect) {
    const explainChoice = guarded(() => {
      const chosen = protect.chosen();
      const text = chosen === null ? '' : explainProtect(chosen, protect.words(chosen));
      panel.explainProtect(chosen, text);
    });
    const onChoice = guarded(() => {
      explainChoice();
      tell<'protect-chosen'>({ type: 'protect-chosen', passwordProtect: protect.chosen() });
    });
    for (const element of protect.elements) {
      element.addEventListener('change', onChoice, { signal });
    }
    explainChoice();
  }

  refresh('pause');
  return panel.host;
}
