const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is markup already. Only `html` makes it from what others wrote, so nothing escapes escaping. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  /** The markup as text, to be sent. */
  toString(): string {
    return this.#markup;
  }
}

/** What a template takes: text is escaped, markup stays, a list is joined. */
export type HtmlPart = string | number | Html | readonly HtmlPart[];

function toMarkup(part: HtmlPart): string {
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
  if (typeof part === 'number') return String(part);
  return part.map(toMarkup).join('');
}

/** Template tag: what is written in the source is markup, what is put into it is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const inner = parts.map((part, index) => toMarkup(part) + (strings[index + 1] ?? ''));
  return new Html((strings[0] ?? '') + inner.join(''));
}
