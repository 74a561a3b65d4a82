/**
 * A person shows the page: each part is pressed once, with mouse or keyboard. Meanwhile the page
 * itself is pressed by nobody: no link is followed, no form is sent, and nothing of it is changed.
 */
import {
  controlOf,
  listCandidates,
  SHOWN_PARTS,
  type ShownElements,
  type ShownPart,
} from '../portal/recognition/page-map';
import { reportFault } from '../shared/report-fault';
import type { MessageKey } from '../shared/strings';
import { isAlive, say } from './extension';
import { type BarButton, createBar } from './show-me-bar';
import { pick } from './show-me-pick';
import { createSteps, type Step } from './show-me-steps';

/** What each part is called. */
const NAMES: Readonly<Record<ShownPart, MessageKey>> = {
  newPassword: 'page_label_new_password',
  reEntry: 'page_label_re_entry',
  firstName: 'page_label_first_name',
  lastName: 'page_label_last_name',
  update: 'page_label_update',
  protectYes: 'page_label_yes',
  protectNo: 'page_label_no',
};

const TASKS = {
  newPassword: 'page_show_new_password',
  reEntry: 'page_show_re_entry',
  firstName: 'page_show_first_name',
  lastName: 'page_show_last_name',
  update: 'page_show_update',
  protectYes: 'page_show_protect_yes',
  protectNo: 'page_show_protect_no',
} as const satisfies Record<ShownPart, MessageKey>;

/** Events of a press, of which the page must not hear. */
const PRESSES = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'auxclick',
  'dblclick',
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'paste',
  'cut',
  'dragstart',
  'drop',
  'submit',
] as const;

/** What becomes of what was shown. */
export interface ShowMeHooks {
  /**
   * The person has shown everything and said that it is right.
   * @returns whether it could be used, and a promise of whether it is remembered
   */
  readonly onShown: (shown: ShownElements) => Promise<boolean> | null;
  /** It has ended, one way or the other. */
  readonly onEnd: () => void;
}

const isChoosingKey = ({ key }: KeyboardEvent): boolean => key === 'Enter' || key === ' ';

/** Keys that go round the page and change nothing on it. */
const isHarmless = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, target: Element): boolean =>
  ctrlKey ||
  altKey ||
  metaKey ||
  /^(?:Tab|F\d+)$/.test(key) ||
  (key.startsWith('Page') && !target.matches('select'));

/** Arrow keys go from one radio button to the next, and here they do not choose it. */
function goRound(radio: Element, { key }: KeyboardEvent): void {
  if (!(radio instanceof HTMLInputElement) || radio.type !== 'radio' || !/^Arrow/.test(key)) return;
  const root = radio.getRootNode() as Document | ShadowRoot;
  const group = Array.from(root.querySelectorAll('input')).filter(
    ({ type, name, form }) => type === 'radio' && name === radio.name && form === radio.form,
  );
  const step = /Up|Left/.test(key) ? -1 : 1;
  group.at((group.indexOf(radio) + step) % group.length)?.focus();
}

/** A page that is being shown. */
export interface Showing {
  /** What is seen of it: without that, nobody is showing anything. */
  readonly host: HTMLElement;
  readonly shown: () => ShownElements;
}

/** Starts; ends by itself, or by `stop`. */
export function showMe(hooks: ShowMeHooks, stop: AbortController): Showing {
  const { signal } = stop;
  const steps = createSteps();
  const bar = createBar(signal);
  const before = document.activeElement;
  let candidates = listCandidates(document);
  /** Ends the listening before the bar goes: its last word may stay for a while. */
  const listening = new AbortController();
  let pointedAt: Element | null = null;
  /** A key has chosen; a click that comes of it is the same press. */
  let isKeyDown = false;

  signal.addEventListener('abort', () => {
    listening.abort();
    hooks.onEnd();
  });

  const leave = (): void => {
    stop.abort();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };

  const drawFrames = (): void => {
    const frames = new Map<Element, string | null>();
    if (pointedAt) frames.set(pointedAt, null);
    Object.values(steps.shown()).forEach((element, index) => {
      const control = controlOf(element);
      const others = frames.get(control);
      frames.set(control, others ? `${others}, ${index + 1}` : String(index + 1));
    });
    bar.frame(frames);
  };

  const finish = async (): Promise<void> => {
    if (listening.signal.aborted) return;
    const keeping = hooks.onShown(steps.shown());
    if (!keeping) {
      render('page_show_changed');
      return;
    }
    listening.abort();
    bar.frame(new Map());
    if (await keeping) stop.abort();
    else {
      bar.show({
        progress: '',
        task: say('page_show_not_kept'),
        why: '',
        note: '',
        buttons: [{ text: say('page_show_close'), look: 'primary', onPress: leave }],
        isHere: true,
      });
    }
  };

  const listButtons = (step: Step): readonly BarButton[] => {
    const own: BarButton[] = [];
    if (step.kind === 'check') {
      own.push({ text: say('page_show_done'), look: 'primary', onPress: () => finish() });
    }
    if (step.kind === 'entry') {
      for (const entry of step.entries) {
        own.push({ text: entry.text, look: 'primary', onPress: () => show(entry) });
      }
    } else if (step.kind === 'part' && step.part === 'protectYes') {
      own.push({
        text: say('page_show_none'),
        look: 'secondary',
        onPress: () => {
          steps.skipProtect();
          render();
        },
      });
    }
    const back = (): void => {
      steps.back();
      render();
    };
    if (steps.number() > 1)
      own.push({ text: say('page_show_back'), look: 'secondary', onPress: back });
    return [...own, { text: say('page_show_cancel'), look: 'secondary', onPress: leave }];
  };

  const taskOf = (step: Step): MessageKey => {
    if (step.kind === 'check') return 'page_show_check';
    if (step.kind === 'part') return TASKS[step.part];
    return step.part === 'protectYes' ? 'page_show_entry_yes' : 'page_show_entry_no';
  };

  /** What the numbers on the page mean. */
  const listShown = (): string =>
    Object.keys(steps.shown())
      .map((part, index) => `${index + 1}\u00a0${say(NAMES[part as ShownPart])}`)
      .join(' · ');

  const render = (why?: MessageKey): void => {
    const step = steps.step();
    const isCheck = step.kind === 'check';
    bar.show({
      progress: isCheck ? '' : say('page_show_step', steps.number(), SHOWN_PARTS.length),
      task: say(taskOf(step)),
      why: why ? say(why) : '',
      note: isCheck ? listShown() : say('page_show_note'),
      buttons: listButtons(step),
      isHere: step.kind !== 'part' && !why,
    });
    drawFrames();
  };

  const show = (element: HTMLElement): void => {
    steps.show(element);
    pointedAt = null;
    render();
  };

  /** What a press would choose now. */
  const pickFrom = (event: Event): HTMLElement | MessageKey | null => {
    const step = steps.step();
    return step.kind === 'part'
      ? pick(step.part, event.composedPath(), steps.shown(), candidates)
      : null;
  };

  const choose = (event: Event): void => {
    // The page may have changed since it was looked at.
    candidates = listCandidates(document);
    const picked = pickFrom(event);
    if (typeof picked === 'string') render(picked);
    else if (picked) show(picked);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    const [target] = event.composedPath();
    if (event.isComposing) return false;
    if (event.key === 'Escape') {
      leave();
      return true;
    }
    // Where nothing has the focus keys scroll.
    if (!(target instanceof Element) || target.matches('body,html')) return false;
    if (isHarmless(event, target)) return false;
    if (!isChoosingKey(event)) goRound(target, event);
    else if (!event.repeat) {
      isKeyDown = true;
      choose(event);
    }
    return true;
  };

  /** @returns true when the page must not hear of it */
  const decide = (event: Event): boolean => {
    if (event.type === 'submit') return true;
    const isOwn = event.composedPath().includes(bar.host);
    if (event instanceof KeyboardEvent) {
      if (event.type === 'keydown' && (!isOwn || event.key === 'Escape')) return onKeyDown(event);
      const wasDown = isKeyDown;
      if (event.type === 'keyup') isKeyDown = false;
      return wasDown && !isOwn && isChoosingKey(event);
    }
    if (isOwn) return false;
    if (event.type === 'click' && !isKeyDown) choose(event);
    return true;
  };

  const onPress = (event: Event): void => {
    if (!event.isTrusted) return;
    try {
      if (!isAlive() || !bar.host.isConnected) stop.abort();
      else if (decide(event)) {
        event.stopImmediatePropagation();
        // A finger that moves scrolls, and scrolling stays possible.
        if (!event.type.startsWith('touch')) event.preventDefault();
      }
    } catch (fault) {
      reportFault(fault);
      stop.abort();
    }
  };

  const onPoint = (event: Event): void => {
    const picked = event.composedPath().includes(bar.host) ? null : pickFrom(event);
    const next = picked instanceof Element ? picked : null;
    if (next === pointedAt) return;
    pointedAt = next;
    drawFrames();
  };

  const options = { capture: true, signal: listening.signal };
  for (const type of PRESSES) addEventListener(type, onPress, options);
  addEventListener('pointermove', onPoint, options);
  addEventListener('focusin', onPoint, options);
  render();
  return { host: bar.host, shown: steps.shown };
}
