/** A page of the matrix as a server sends it: its documents, frames, scripts and bytes. */
import type { PageChoice } from './dimensions';
import { CHARSETS, encode, MISTAKEN_FOR } from './encode';
import { type PageMarkup, renderNavigation } from './render-page';
import { WORDS } from './wording';

/** One document, by its path. */
export interface Served {
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** How the documents say which encoding they are in. */
export type Charset = 'header' | 'meta' | 'wrong';

/** What is served, as far as the page's choice does not say it. */
export interface ServeOptions {
  readonly charset?: Charset;
  /** Style sheets and the like. */
  readonly head?: string;
}

/** Scripts of the page come this late: after the assistant has looked once. */
const LATE_MS = 900;

/** Puts the form's markup into `place`: at once, late, or twice. */
function arrive(markup: string, arrival: PageChoice['arrival'], place: string): string {
  const draw = `${place}.innerHTML = document.getElementById('markup').textContent`;
  const again = `setTimeout(() => { ${draw} }, ${LATE_MS})`;
  const script = { static: draw, late: again, redrawn: `${draw}; ${again}` }[arrival];
  return `<div id="app"></div><script type="text/plain" id="markup">${markup}</script><script>${script}</script>`;
}

/** The body of the document that has the form. */
function bodyOf(markup: string, { placement, arrival }: PageChoice): string {
  if (placement === 'shadow') {
    return arrive(markup, arrival, 'app.shadowRoot').replace(
      '<script>',
      "<script>const app = document.getElementById('app'); app.attachShadow({ mode: 'open' });",
    );
  }
  return arrival === 'static' ? markup : arrive(markup, arrival, "document.getElementById('app')");
}

/** The path that a visitor opens. */
export const ENTRY = '/page';

/** Everything that has to be served for a page. */
export function serveMarkup(
  { title, body }: PageMarkup,
  choice: PageChoice,
  { charset = 'header', head = '' }: ServeOptions = {},
): readonly Served[] {
  const { encoding, language, placement } = choice;
  const name = CHARSETS[encoding];
  const meta =
    charset === 'meta'
      ? `<meta http-equiv="Content-Type" content="text/html; charset=${name}">`
      : '';
  const contentType = {
    header: `text/html; charset=${name}`,
    meta: 'text/html',
    wrong: `text/html; charset=${MISTAKEN_FOR[encoding]}`,
  }[charset];
  const document = (path: string, pageTitle: string, content: string): Served => ({
    path,
    contentType,
    body: encode(
      `<!DOCTYPE html><html lang="${language === 'en' ? 'en' : 'ja'}"><head>${meta}<title>${pageTitle}</title>${head}</head>${content}</html>`,
      encoding,
    ),
  });
  const inner = `<body>${bodyOf(body, choice)}</body>`;
  const navigation = renderNavigation(WORDS[language].navigation);
  switch (placement) {
    case 'iframe':
      return [
        document(
          ENTRY,
          title,
          `<body>${navigation}<iframe src="/inner" width="900" height="1200"></iframe></body>`,
        ),
        document('/inner', title, inner),
      ];
    case 'frameset':
      return [
        document(
          ENTRY,
          title,
          '<frameset rows="60,*"><frame src="/top" name="top"><frame src="/inner" name="main"></frameset>',
        ),
        document('/top', 'menu', `<body>${navigation}</body>`),
        document('/inner', title, inner),
      ];
    default:
      return [document(ENTRY, title, inner)];
  }
}
