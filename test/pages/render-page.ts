/** A whole page of a sheet: what such a portal serves around its form. */
import { plain } from './controls';
import { LAYOUTS } from './layouts';
import type { Sheet } from './sheet';

/** A document's two halves; whoever serves it adds the rest. */
export interface PageMarkup {
  readonly title: string;
  readonly body: string;
}

const ADDRESSES = ['inbox', 'outbox', 'send', 'address', 'user', 'help', 'logout'];

/** The top navigation that every page of the portal has. */
export function renderNavigation(words: readonly string[]): string {
  const links = words.map((word, index) => `<a href="/${ADDRESSES[index] ?? ''}">${word}</a>`);
  return `<div id="navi">${links.join(' | ')}</div><hr>`;
}

const FOOTER =
  '<hr><div id="footer"><a href="/terms">Terms</a> <small>Copyright (C) e-Parcel Corporation. All Rights Reserved.</small></div>';

function renderHeading({ heading }: Sheet): string {
  switch (heading.kind) {
    case 'h1':
    case 'h2':
      return `<${heading.kind}>${heading.words}</${heading.kind}>`;
    case 'bold':
      return `<font size="4"><b>${heading.words}</b></font><br>`;
    default:
      return '';
  }
}

/** A link that runs a script needs no form, and then some pages have none. */
const hasForm = ({ choice }: Sheet): boolean =>
  choice.update !== 'onclick' || choice.identifiers === 'speaking';

function renderForm(sheet: Sheet): string {
  const inner = `${sheet.start}${LAYOUTS[sheet.choice.layout](sheet)}${sheet.end}`;
  if (!hasForm(sheet)) return `<div class="main">${inner}</div>`;
  const open = '<form method="post" action="/user">';
  // Old pages open the form inside of the table: the parser then leaves it empty, with its fields.
  if (sheet.choice.layout === 'td' && sheet.choice.identifiers === 'opaque') {
    return inner.replace(/<table[^>]*>/, `$&${open}`).replace(/<\/table>/, '</form></table>');
  }
  return `${open}${inner}</form>`;
}

/** What stands in the document that holds the form. */
export function renderPage(sheet: Sheet): PageMarkup {
  const form = renderForm(sheet);
  // A frame has the form only: the navigation stands in a frame of its own.
  const isAlone = sheet.choice.placement === 'frameset';
  return {
    title: plain(sheet.title),
    body: `${isAlone ? '' : renderNavigation(sheet.navigation)}${renderHeading(sheet)}${sheet.above}${form}${sheet.twice ? form : ''}${sheet.below}${isAlone ? '' : FOOTER}`,
  };
}
