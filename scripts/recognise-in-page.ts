/**
 * Runs inside the saved page (jsdom or a browser): recognises it and says so in plain data, which can
 * leave the page. Bundled by recognise-script.ts; the values of fields stay where they are.
 */
import { recogniseUserInfo } from '../src/portal/recognition/recognise';
import type { Part, Recognition, UserInfoParts } from '../src/portal/recognition/recognition';

/** One part that was found, as a person can find it again. */
export interface PartReading {
  readonly part: string;
  /** A short selector of it, as Playwright reads them; ` >> ` also leads into a shadow root. */
  readonly locator: string;
  /** What the page calls it; empty where it has no words for it. */
  readonly label: string;
  readonly name: string;
  readonly id: string;
}

/** A frame in the page: by its address, or with its HTML in it. */
export interface FrameReading {
  readonly src: string;
  readonly srcdoc: string | null;
}

/** What one document says. */
export interface PageReading {
  /** The character set that it was read in. */
  readonly encoding: string;
  /** Where the browser says that it saved the page from, without query; empty when it does not say. */
  readonly savedFrom: string;
  /** The whole answer; the parts of a match in plain words. */
  readonly answer: Recognition['answer'];
  readonly parts: readonly PartReading[];
  /** What was found of a page that is in doubt. */
  readonly found: readonly Part[];
  readonly doubts: readonly string[];
  readonly reasons: Recognition['reasons'];
  readonly frames: readonly FrameReading[];
}

const PLAIN_ID = /^[A-Za-z_][\w-]*$/;

/**
 * The shortest selector that means one element of its tree, as Playwright reads it: where a name is
 * shared, as by radio buttons, its place among them is told.
 */
function locatorIn(root: ParentNode, element: Element): string {
  const countOf = (selector: string) => root.querySelectorAll(selector).length;
  const tag = element.localName;
  const having = (attribute: string) => {
    const value = element.getAttribute(attribute) ?? '';
    return value === '' ? [] : [`${tag}[${attribute}=${JSON.stringify(value)}]`];
  };
  const id = element.getAttribute('id') ?? '';
  const byId = PLAIN_ID.test(id) ? [`#${id}`] : having('id');
  const selectors = [...byId, ...having('name'), tag, ...having('type')];
  const alone = selectors.find((selector) => countOf(selector) === 1);
  if (alone !== undefined) return alone;
  const shared = selectors.reduce((best, next) => (countOf(next) < countOf(best) ? next : best));
  return `${shared} >> nth=${[...root.querySelectorAll(shared)].indexOf(element)}`;
}

/** The way to an element, also where it stands in a shadow root. */
function locatorOf(element: Element): string {
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) {
    return `${locatorOf(root.host)} >> ${locatorIn(root, element)}`;
  }
  return root instanceof Document ? locatorIn(root, element) : element.localName;
}

function describe(part: string, element: Element, label: string): PartReading {
  return {
    part,
    locator: locatorOf(element),
    label,
    name: element.getAttribute('name') ?? '',
    id: element.getAttribute('id') ?? '',
  };
}

function describeParts(parts: UserInfoParts): readonly PartReading[] {
  const { labels, passwordProtect, others } = parts;
  const named = (['newPassword', 'reEntry', 'firstName', 'lastName', 'update'] as const).map(
    (part) => describe(part, parts[part], labels[part]),
  );
  // Which of its choices is set is the person's own business.
  const words = [passwordProtect?.words('on'), passwordProtect?.words('off')].join(' / ');
  return [
    ...named,
    ...(passwordProtect?.elements ?? []).map((element) =>
      describe('passwordProtect', element, words === ' / ' ? '' : words),
    ),
    ...Object.entries(others).map(([part, element]) => describe(part, element, '')),
  ];
}

/** Chromium and Firefox write the address into a comment at the top. */
function readSavedFrom(document: Document): string {
  for (const node of document.childNodes) {
    const [, url] = /^\s*saved from url=\(\d+\)([^\s?#]+)/.exec(node.nodeValue ?? '') ?? [];
    if (url !== undefined) return url;
  }
  return '';
}

/** Recognises a document. */
export function readPage(document: Document): PageReading {
  const recognition = recogniseUserInfo(document);
  return {
    encoding: document.characterSet,
    savedFrom: readSavedFrom(document),
    answer: recognition.answer,
    parts: recognition.answer === 'match' ? describeParts(recognition.parts) : [],
    found: recognition.answer === 'unsure' ? recognition.found : [],
    doubts: recognition.answer === 'unsure' ? recognition.doubts : [],
    reasons: recognition.reasons,
    frames: Array.from(document.querySelectorAll('iframe,frame'), (frame) => ({
      src: frame.getAttribute('src') ?? '',
      srcdoc: frame.getAttribute('srcdoc'),
    })),
  };
}
