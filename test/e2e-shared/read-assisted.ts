/** Where the assistant is, as the page's own elements show it: its descriptions at the fields. */
import type { Tab } from '../browser/tab';

/**
 * Which field each of the assistant's descriptions is for, by `data-part`. It adds one text for each
 * field, in the order of its rules: new password, re-entry, first name, last name. A field in a
 * shadow tree of its own has its text there, as the only one. Runs in the page, and uses nothing from outside.
 */
export function findAssisted(document: Document): readonly string[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  const ours = /\bd[0-9a-f]{8}-[0-9a-f-]{27}\b/;
  return roots.flatMap((root) =>
    Array.from(root.querySelectorAll('input[aria-describedby]')).flatMap((input) => {
      const id = ours.exec(input.getAttribute('aria-describedby') ?? '')?.[0];
      const text = id === undefined ? null : root.querySelector(`[id="${id}"]`);
      const index = text ? Array.from(text.parentElement?.children ?? []).indexOf(text) : -1;
      return [`${index} ${input.getAttribute('data-part') ?? 'another field'}`];
    }),
  );
}

/** A document, and those of all frames in it that have its origin; runs in the page, too. */
function findDocuments(outer: Document): readonly Document[] {
  const documents = [outer];
  for (const document of documents) {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe, frame')) {
      if (frame.contentDocument) documents.push(frame.contentDocument);
    }
  }
  return documents;
}

export const NO_PANEL = 'no panel';

/** The assistant at the right fields. */
export const WISHED = '0 newPassword, 1 reEntry, 2 firstName, 3 lastName';

/** The same of all frames, in one line. */
export async function readAllAssisted(page: Pick<Tab, 'evaluate'>): Promise<string> {
  const found = await page
    .evaluate<readonly string[]>(
      `(${String(findDocuments)})(document).flatMap((one) => (${String(findAssisted)})(one))`,
    )
    // Between two pages there is nothing to ask.
    .catch(() => []);
  return [...found].sort().join(', ') || NO_PANEL;
}
