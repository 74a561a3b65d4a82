/** Puts a page into a document, asks for its recognition, and judges the answer by `data-part`. */
import { recogniseUserInfo } from '../../src/portal/recognition/recognise';
import type {
  RecogniseOptions,
  Recognition,
  UserInfoParts,
} from '../../src/portal/recognition/recognition';
import type { PageMarkup } from './render-page';

/** What an answer is worth: right parts, an honest doubt, silence, a part left out, or a wrong one. */
export type Verdict = 'match' | 'unsure' | 'no' | 'incomplete' | 'wrong';

/** An answer as judged. */
export interface Judgement {
  readonly verdict: Verdict;
  /** One line for whoever has to find out why. */
  readonly detail: string;
}

/** Puts a page into the document. */
export function show(document: Document, { title, body }: PageMarkup): void {
  document.documentElement.innerHTML = `<head><title>${title}</title></head><body>${body}</body>`;
}

const SINGLE = ['newPassword', 'reEntry', 'firstName', 'lastName', 'update'] as const;
const OTHERS = ['company', 'telephone'] as const;

const partOf = (element: Element): string | null => element.getAttribute('data-part');

/** How an element is told apart in a message. */
function nameOf(element: Element): string {
  const said = ['data-part', 'name', 'id', 'type', 'value']
    .filter((name) => element.hasAttribute(name))
    .map((name) => `${name}=${element.getAttribute(name)}`);
  return `<${element.localName} ${said.join(' ')}>`;
}

/** The parts that are not what the markup says they are. */
function findWrong(parts: UserInfoParts): readonly string[] {
  const wrong = [
    ...SINGLE.map((part) => [part, parts[part]] as const),
    ...OTHERS.map((part) => [part, parts.others[part]] as const),
  ].flatMap(([part, element]) =>
    element === undefined || partOf(element) === part ? [] : [`${part} is ${nameOf(element)}`],
  );
  const control = parts.passwordProtect;
  if (control === null) return wrong;
  const strangers = control.elements.filter(
    (element) => !/^(?:passwordProtect|protect(?:Yes|No))$/.test(partOf(element) ?? ''),
  );
  return [
    ...wrong,
    ...strangers.map((element) => `passwordProtect has ${nameOf(element)}`),
    // Every page of the matrix is served with No.
    ...(control.chosen() === 'off' && control.saved() === 'off' ? [] : ['Yes is taken for No']),
  ];
}

/** The heaviest reasons against, so that one line says where to look first. */
const REASONS = 4;

function listAgainst({ reasons }: Recognition): string {
  const against = reasons
    .filter(({ points }) => points < 0)
    .sort((a, b) => a.points - b.points)
    .slice(0, REASONS)
    .map(
      ({ about, source, says, text, points }) => `${about}/${source} ${says} “${text}” ${points}`,
    );
  return against.length === 0 ? '' : ` (${against.join('; ')})`;
}

function describe(recognition: Recognition): string {
  if (recognition.answer !== 'unsure') return `${recognition.answer}${listAgainst(recognition)}`;
  const missing = ['firstName', 'lastName', 'newPassword', 'reEntry', 'update', 'passwordProtect']
    .filter((part) => recognition.found.every((found) => found !== part))
    .join(', ');
  const rest = missing === '' ? 'all parts found' : `not found: ${missing}`;
  return `unsure [${recognition.doubts.join(', ')}] ${rest}${listAgainst(recognition)}`;
}

/** Judges the answer for the document as it is now. */
export function judge(document: Document, options?: RecogniseOptions): Judgement {
  const recognition = recogniseUserInfo(document, options);
  if (recognition.answer !== 'match') {
    return { verdict: recognition.answer, detail: describe(recognition) };
  }
  const { parts } = recognition;
  // Only the matrix says what its parts are: on any other page every match is a wrong one.
  if (document.querySelector('[data-part]') === null) {
    const labels = Object.entries(parts.labels).map(([part, text]) => `${part} “${text}”`);
    return { verdict: 'wrong', detail: `MATCHES: ${labels.join(', ')}` };
  }
  const wrong = findWrong(parts);
  if (wrong.length > 0) return { verdict: 'wrong', detail: `WRONG: ${wrong.join('; ')}` };
  if (parts.passwordProtect === null) {
    return { verdict: 'incomplete', detail: 'match without Password Protect' };
  }
  return { verdict: 'match', detail: 'match' };
}

/** Shows a page and judges the answer. */
export function judgePage(
  document: Document,
  markup: PageMarkup,
  options?: RecogniseOptions,
): Judgement {
  show(document, markup);
  return judge(document, options);
}
