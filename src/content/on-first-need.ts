/**
 * Tells when a page needs the assistant, which is when it may hold User Info's form; and, as long as
 * it does not, answers the background, which asks what the page says of an Update. Every page of the
 * portal pays for this file, so it asks the browser's own indexes and hardly an element.
 */

import type { Request, Response, ToContent } from '../shared/protocol';
import { mayBeAnswer } from './may-be-answer';

/** Two password boxes and two names. */
const FEWEST_FIELDS = 4;
/** With more, one by one would take longer than asking for a password box. */
const COUNTED_AT_MOST = 300;
/** The least of a page that shows whether it is made of components, which may hide fields. */
const LOOKED_AT_MOST = 200;

const TYPES = ['text', 'password'];
const BRINGS = 'input,:not(:defined)';

const isComponent = (element: Element): boolean =>
  element.localName.includes('-') || element.shadowRoot !== null;

/** Whether there are enough fields, seen or unseen, that a name or a password may be typed into. */
function hasFields(inputs: HTMLCollectionOf<HTMLInputElement>): boolean {
  if (inputs.length < FEWEST_FIELDS) return false;
  if (inputs.length > COUNTED_AT_MOST) {
    return document.querySelector('input[type=password]') !== null;
  }
  return Array.from(inputs).filter(({ type }) => TYPES.includes(type)).length >= FEWEST_FIELDS;
}

/** In bytes: a page that a server has written out to such a length is a list, and no components' frame. */
const WRITTEN_OUT = 200_000;

/** Whether a page is made of components, as far as its upper levels show. */
function hasComponents(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit && visit.decodedBodySize > WRITTEN_OUT) return false;
  const looked: Element[] = [document.documentElement];
  // It grows as it is read: level by level, so that rows by the thousand come last.
  for (const parent of looked) {
    for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
      if (looked.length >= LOOKED_AT_MOST) return false;
      if (isComponent(child)) return true;
      looked.push(child);
    }
  }
  return false;
}

/** Whether what was added may make a difference: a page that is never quiet hardly feels this. */
function mayBring(node: Node): boolean {
  return (
    node instanceof Element &&
    (node.localName === 'input' || isComponent(node) || node.querySelector(BRINGS) !== null)
  );
}

type MessageListener = (
  message: unknown,
  sender: { readonly id?: string },
  answer: (response: unknown) => void,
) => true | undefined;

declare const chrome: {
  readonly runtime: {
    readonly id?: string;
    readonly onMessage: {
      addListener(listener: MessageListener): void;
      removeListener(listener: MessageListener): void;
    };
  };
};

/**
 * Loads the assistant once, when the page first needs it.
 * @param load loads and starts it; from then on it answers by itself
 * @param readAnswer tells what the page says of an Update; null when it says nothing
 */
export function onFirstNeed(
  load: () => void,
  readAnswer: (
    question: Request<ToContent, 'read-answer'>,
  ) => Promise<Response<ToContent, 'read-answer'> | null>,
): void {
  const inputs = document.getElementsByTagName('input');
  const isNeeded = (): boolean => hasFields(inputs) || hasComponents();
  // To listen costs as much as all the rest.
  const listens = mayBeAnswer();

  type Question = Request<ToContent, 'read-answer'>;
  const type: Question['type'] = 'read-answer';
  const onMessage: MessageListener = (message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || typeof message !== 'object' || message === null) return;
    if (!('type' in message) || message.type !== type) return;
    readAnswer(message as Question).then(answer);
    return true;
  };
  const observer = new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => Array.from(addedNodes).some(mayBring)) && isNeeded()) {
      start();
    }
  });
  const start = (): void => {
    observer.disconnect();
    if (listens) chrome.runtime.onMessage.removeListener(onMessage);
    load();
  };

  if (isNeeded()) {
    start();
    return;
  }
  observer.observe(document, { childList: true, subtree: true });
  if (listens) chrome.runtime.onMessage.addListener(onMessage);
}
