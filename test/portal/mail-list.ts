import { type Html, html } from './html';
import type { PageContext } from './layout';
import { displayName } from './user-info';
import { type Language, WORDING } from './wording';

/** Which of the two lists of parcels. */
export type Mailbox = 'inbox' | 'outbox';

/** A page for benchmarks is long, but a slip of the keyboard must not ask for gigabytes. */
export const MOST_ROWS = 50_000;

/** The rows that a mailbox shows unless asked for more. */
export const USUAL_ROWS = 5;

/** Made up, and none of them holds a word that the User Info page is known by. */
const PARTNERS: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ['Mary Sample Purchasing', 'Ken Mihon Quality', 'Example Works Drawing office'],
  ja: ['見本 花子 購買部', '例示 健 品質保証部', '見本製作所 製図室'],
};

function rowOf(index: number, mailbox: Mailbox, { language, user }: PageContext): Html {
  const partners = PARTNERS[language];
  const partner = partners[index % partners.length] ?? partners[0];
  const [sender, recipient] =
    mailbox === 'inbox' ? [partner, displayName(user)] : [displayName(user), partner];
  const day = String(1 + (index % 28)).padStart(2, '0');
  const number = String(index + 1).padStart(5, '0');
  return html`<tr><td>2024-02-${day} 10:15</td><td>${sender}</td><td>${recipient}</td><td>drawing-${number}.zip</td><td>${120 + (index % 900)} KB</td></tr>
`;
}

/** The list of parcels of one mailbox, with the customer's name as sender or as recipient. */
export function mailList(mailbox: Mailbox, rows: number, context: PageContext): Html {
  const words = WORDING[context.language];
  const heads = [words.date, words.senderName, words.recipientName, words.parcel, words.size];
  const headRow =
    context.markup === 'table'
      ? html`<tr>${heads.map((head) => html`<td class="head">${head}</td>`)}</tr>`
      : html`<tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>`;
  const bodyRows = Array.from({ length: rows }, (_, index) => rowOf(index, mailbox, context));
  return html`<table class="grid">
${headRow}
${bodyRows}</table>`;
}
