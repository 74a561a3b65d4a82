/** The assistant on a recognised User Info page: when what is said, and the hold on Update. */
import type { UserInfoParts } from '../portal/recognition/recognise';
import { borrowAttributes } from './borrow-attributes';
import { describeFields } from './describe-fields';
import { isAlive, say, tell, uiLanguage } from './extension';
import { holdUpdate } from './hold-update';
import { createPanel, type Mark, type Section } from './panel';
import { findPlace } from './placement';
import {
  FIELD_OF,
  type FieldName,
  type Finding,
  isHiddenAutofill,
  listUnmet,
  type Review,
  RULES,
  type Rule,
  reviewFields,
} from './review';
import { completeLabels, explain } from './words';

/** A fault that typing cannot mend is shown once the person pauses for this long. */
const PAUSE_MS = 700;
/** A fault is shown this long after its field was left. */
const LEFT_MS = 300;
/** A screen reader is told once nothing was typed for this long … */
const SILENCE_MS = 1_000;
/** … and not more often than this. */
const BETWEEN_ANNOUNCEMENTS_MS = 3_000;
/** Values also change without an event: a password manager, a script of the page. */
const POLL_MS = 1_000;

const SECTION_OF: Readonly<Record<FieldName, Section>> = {
  newPassword: 'password',
  reEntry: 'password',
  firstName: 'names',
  lastName: 'names',
};

const FIELDS = Object.keys(SECTION_OF) as readonly FieldName[];
const rulesOf = (section: Section): readonly Rule[] =>
  RULES.filter((rule) => SECTION_OF[FIELD_OF[rule]] === section);

/** Why the marks are looked at again. */
type Occasion = 'input' | 'pause' | 'held' | { readonly left: FieldName };

/** How a rule is to be shown, from how it was shown, how it stands and what has happened. */
function nextMark(mark: Mark, rule: Rule, state: Review[Rule]['state'], occasion: Occasion): Mark {
  const isShown = mark === 'check' || mark === 'fix';
  const wasLeft = typeof occasion === 'object' && occasion.left === FIELD_OF[rule];
  if (state === 'ok') return 'ok';
  if (state === 'waiting') return 'none';
  if (occasion === 'held') return 'fix';
  if (wasLeft) return isShown ? mark : 'check';
  // Typing can still meet it: whatever was said before is taken back on the next key.
  if (state === 'growing') return occasion === 'input' ? 'none' : mark === 'ok' ? 'none' : mark;
  if (occasion === 'pause') return isShown ? mark : 'check';
  return isShown ? mark : 'none';
}

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

  const marks: Record<Rule, Mark> = {
    length: 'none',
    characters: 'none',
    spaces: 'none',
    match: 'none',
    firstName: 'none',
    lastName: 'none',
  };
  const touched = new Set<FieldName>();
  let firstChanged = false;
  let composing = false;
  let lastReview = '';

  const review = (): Review => reviewFields(parts, firstChanged);

  /** The line under a section's rules: the first fault that is shown, else what helps to go on. */
  const sectionLine = (section: Section, now: Review): readonly [string, boolean] => {
    for (const rule of rulesOf(section)) {
      const { finding } = now[rule];
      const isShown = marks[rule] === 'check' || marks[rule] === 'fix';
      if (isShown && finding) return [explain(finding, rule, labels), true];
    }
    if (section === 'names') return ['', false];
    if (FIELDS.some((name) => isHiddenAutofill(parts[name]))) {
      return [say('page_autofill_hidden'), false];
    }
    return [passwordProgress(now), false];
  };

  const passwordProgress = ({ length, match }: Review): string => {
    const short = length.finding;
    if (short?.kind === 'too-short') {
      return say('page_length_count', short.length, short.missing);
    }
    if (short?.kind === 'one-too-few') return say('page_length_count', short.length, 1);
    switch (match.finding?.kind) {
      case 'type-again':
        return say('page_match_again');
      case 'same-so-far':
        return say('page_match_so_far');
      case 'first-changed':
        return explain(match.finding, 'match', labels);
      default:
        return '';
    }
  };

  const describeField = (name: FieldName, now: Review): void => {
    const hint = say(SECTION_OF[name] === 'password' ? 'page_password_hint' : 'page_names_hint');
    const faults = RULES.filter((rule) => FIELD_OF[rule] === name).flatMap((rule) => {
      const { finding } = now[rule];
      const isShown = marks[rule] === 'check' || marks[rule] === 'fix';
      return isShown && finding ? [explain(finding, rule, labels)] : [];
    });
    describe(name, [...faults, hint].join(' '));
    if (faults.length === 0) attributes.giveBack(parts[name], 'aria-invalid');
  };

  const refresh = (occasion: Occasion): void => {
    const now = review();
    lastReview = JSON.stringify(now);
    for (const rule of RULES) {
      // A name that the portal has saved is neutral until the person changes it.
      if (
        !touched.has(FIELD_OF[rule]) &&
        occasion !== 'held' &&
        SECTION_OF[FIELD_OF[rule]] === 'names'
      ) {
        continue;
      }
      const mark = nextMark(marks[rule], rule, now[rule].state, occasion);
      if (mark === marks[rule]) continue;
      marks[rule] = mark;
      panel.mark(rule, mark);
    }
    for (const section of ['password', 'names'] as const) {
      panel.tell(section, ...sectionLine(section, now));
    }
    for (const name of FIELDS) describeField(name, now);
  };

  // ---- what a screen reader hears -------------------------------------------------------------

  let announced = '';
  let announcedAt = Number.NEGATIVE_INFINITY;

  const summary = (section: Section): string => {
    const now = review();
    const rules = rulesOf(section).filter(
      (rule) => section === 'password' || touched.has(FIELD_OF[rule]),
    );
    const left = rules.filter((rule) => now[rule].state !== 'ok');
    if (rules.length === 0) return '';
    if (left.length === 0) return say('page_live_all');
    const names = left.map((rule) => panel.ruleText(rule)).join(say('page_list_separator'));
    return say('page_live_part', rules.length - left.length, rules.length, names);
  };

  const announce = (section: Section): void => {
    const text = summary(section);
    if (text === '' || text === announced) return;
    announced = text;
    announcedAt = performance.now();
    panel.announce(text);
  };

  // ---- events ---------------------------------------------------------------------------------

  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const later = (what: string, delay: number, run: () => void): void => {
    clearTimeout(timers.get(what));
    timers.set(what, setTimeout(guarded(run), delay));
  };
  signal.addEventListener('abort', () => {
    for (const timer of timers.values()) clearTimeout(timer);
    clearInterval(poll);
  });

  /** An orphaned copy cleans up at the first occasion; so does one that breaks. */
  function guarded<A extends readonly unknown[]>(run: (...event: A) => void) {
    return (...event: A): void => {
      if (signal.aborted) return;
      try {
        if (isAlive()) run(...event);
        else stop.abort();
      } catch {
        stop.abort();
      }
    };
  }

  const hold = holdUpdate(
    parts,
    {
      isAlive: () => isAlive() && panel.host.isConnected,
      isUnmet: () => listUnmet(parts, review()).length > 0,
      onHeld: () => showHold(),
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

  const goTo = (name: FieldName): void => {
    panel.endHold();
    parts[name].focus();
    parts[name].scrollIntoView({ block: 'nearest' });
  };

  const fieldOf = (rule: Rule, { kind }: Finding): FieldName =>
    kind === 'first-empty' ? 'newPassword' : FIELD_OF[rule];

  function showHold(): void {
    const unmet = listUnmet(parts, review());
    refresh('held');
    for (const { rule, finding } of unmet) {
      attributes.set(parts[fieldOf(rule, finding)], 'aria-invalid', 'true');
    }
    panel.hold({
      items: unmet.map(({ rule, finding }) => ({
        text: explain(finding, rule, labels),
        onChoose: () => goTo(fieldOf(rule, finding)),
      })),
      onBack: () => {
        const [first] = unmet;
        if (first) goTo(fieldOf(first.rule, first.finding));
      },
      onAnyway: () => {
        panel.endHold();
        hold.updateAnyway();
      },
    });
  }

  const onInput = (name: FieldName): void => {
    touched.add(name);
    if (name === 'newPassword') firstChanged = parts.reEntry.value !== '';
    if (name === 'reEntry') firstChanged = false;
    hold.reset();
    panel.endHold();
    refresh('input');
    later('pause', PAUSE_MS, () => refresh('pause'));
    const section = SECTION_OF[name];
    const wait = Math.max(SILENCE_MS, announcedAt + BETWEEN_ANNOUNCEMENTS_MS - performance.now());
    later('announce', wait, () => announce(section));
  };

  let poll: ReturnType<typeof setInterval> | undefined;
  const watchSilently = (): void => {
    clearInterval(poll);
    poll = setInterval(
      guarded(() => {
        if (!composing && JSON.stringify(review()) !== lastReview) refresh('input');
      }),
      POLL_MS,
    );
  };

  for (const name of FIELDS) {
    const field = parts[name];
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => field.addEventListener(type, guarded(listener), { signal });

    const inputUnlessComposing = (event: Event): void => {
      if (composing || (event instanceof InputEvent && event.isComposing)) return;
      onInput(name);
    };
    listen('input', inputUnlessComposing);
    listen('change', inputUnlessComposing);
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
    listen('focus', watchSilently);
    listen('blur', () => {
      composing = false;
      clearInterval(poll);
      if (field.value !== '') later(`left ${name}`, LEFT_MS, () => refresh({ left: name }));
    });
  }

  const protect = parts.passwordProtect;
  if (protect) {
    const explainChoice = (): void => {
      const chosen = protect.chosen();
      panel.explainProtect(
        chosen === null ? '' : say(chosen === 'on' ? 'page_protect_yes' : 'page_protect_no'),
      );
    };
    for (const element of protect.elements) {
      element.addEventListener('change', guarded(explainChoice), { signal });
    }
    explainChoice();
  }

  refresh('pause');
  return panel.host;
}
