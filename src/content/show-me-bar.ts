/** What is seen while a person shows a page: the bar with the step, and frames around elements. */
import { createButton } from './create-button';
import { createCard } from './create-card';
import { createElement } from './create-element';
import { say } from './extension';
import styles from './show-me.css?inline';

/** A button of the bar. */
export interface BarButton {
  readonly text: string;
  readonly look: 'primary' | 'secondary' | 'plain';
  readonly onPress: () => void;
}

/** What the bar says. */
export interface BarContent {
  /** "Step 2 of 7", or nothing. */
  readonly progress: string;
  /** What to do now. */
  readonly task: string;
  /** Why the last press did not count; empty where there is nothing to say. */
  readonly why: string;
  readonly note: string;
  readonly buttons: readonly BarButton[];
  /** The next press is one of the bar's own buttons: the keyboard goes there. */
  readonly isHere: boolean;
}

/** The bar with its frames. */
export interface Bar {
  readonly host: HTMLElement;
  readonly show: (content: BarContent) => void;
  /** Frames to draw: an element each, with its number, or none for the one that is pointed at. */
  readonly frame: (frames: ReadonlyMap<Element, string | null>) => void;
}

/** Frames stand this far outside their element. */
const FRAME_GAP = 3;

function place(frame: HTMLElement, element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  Object.assign(frame.style, {
    left: `${left - FRAME_GAP}px`,
    top: `${top - FRAME_GAP}px`,
    width: `${width + 2 * FRAME_GAP}px`,
    height: `${height + 2 * FRAME_GAP}px`,
  });
}

/** Builds the bar and puts it into the page, before the body: the keyboard goes on to the page from it. */
export function createBar(signal: AbortSignal): Bar {
  const progress = createElement('span', { class: 'quiet' });
  const task = createElement('h2', { attributes: { tabindex: '-1' } });
  const why = createElement('p', { class: 'why' });
  const note = createElement('p', { class: 'quiet' });
  const actions = createElement('div', { class: 'actions' });
  const head = createElement('div', { class: 'title' }, [
    createElement('span', { class: 'quiet', text: say('extension_short_name') }),
    progress,
  ]);
  const { host, root, card, live } = createCard([head, task, why, note, actions], styles, 'bar');
  const frames = createElement('div', { class: 'assistant' });
  root.append(frames);
  document.documentElement.insertBefore(host, document.body);

  const move = (): void => {
    card.dataset.at = card.dataset.at === 'top' ? 'bottom' : 'top';
  };

  let drawn: readonly (readonly [HTMLElement, Element])[] = [];
  /** Wherever the page scrolls or moves its elements, the frames go with them. */
  const follow = (): void => {
    if (signal.aborted) return;
    for (const [frame, element] of drawn) place(frame, element);
    requestAnimationFrame(follow);
  };
  follow();

  // What the keyboard has reached must not be hidden by the bar; the browser scrolls there first.
  const uncover = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target === host) return;
    requestAnimationFrame(() => {
      const element = target.getBoundingClientRect();
      const own = card.getBoundingClientRect();
      if (element.bottom > own.top && element.top < own.bottom) move();
    });
  };
  addEventListener('focusin', uncover, { signal });
  signal.addEventListener('abort', () => host.remove());

  return {
    host,
    show(content) {
      const hadFocus = root.activeElement !== null;
      progress.textContent = content.progress;
      task.textContent = content.task;
      note.textContent = content.note;
      why.textContent = content.why;
      why.hidden = content.why === '';
      const buttons = content.buttons.map(({ text, look, onPress }) =>
        createButton(text, look, onPress),
      );
      actions.replaceChildren(...buttons, createButton(say('page_show_move'), 'plain', move));
      if (content.isHere) buttons[0]?.focus();
      else if (hadFocus || live.textContent === '') task.focus({ preventScroll: true });
      const said = `${content.why} ${content.task}`.trim();
      // The same sentence twice would be heard once.
      live.textContent = live.textContent === said ? `${said}\u00a0` : said;
    },
    frame(wanted) {
      drawn = Array.from(wanted, ([element, number]) => {
        const frame = createElement('div', { class: 'frame' });
        if (number !== null) frame.dataset.number = number;
        place(frame, element);
        return [frame, element] as const;
      });
      frames.replaceChildren(...drawn.map(([frame]) => frame));
    },
  };
}
