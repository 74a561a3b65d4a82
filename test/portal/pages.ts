import { html } from './html';
import { layOut, PATHS, type PageContext } from './layout';
import { type Mailbox, mailList } from './mail-list';
import type { UpdateProblem } from './user-info';
import { userInfoForm } from './user-info-form';
import { WORDING } from './wording';

/** A mailbox with so many rows. */
export function mailboxPage(mailbox: Mailbox, rows: number, context: PageContext): string {
  return layOut(context, WORDING[context.language][mailbox], mailList(mailbox, rows, context));
}

/** The User Info page. */
export function userInfoPage(context: PageContext): string {
  return layOut(context, WORDING[context.language].userInfo, userInfoForm(context));
}

/** The answer to an Update that was made. */
export function updatedPage(context: PageContext): string {
  const words = WORDING[context.language];
  return layOut(
    context,
    words.userInfo,
    html`<p>${words.updated}</p>
<p><a href="${PATHS.userInfo}">${words.back}</a></p>`,
  );
}

/** The answer to an Update that was not made, and everything that was wrong with it. */
export function notUpdatedPage(context: PageContext, problems: readonly UpdateProblem[]): string {
  const words = WORDING[context.language];
  return layOut(
    context,
    words.userInfo,
    html`<p class="errors">${words.notUpdated}</p>
<ul class="errors">
${problems.map((problem) => html`<li>${words.problems[problem]}</li>\n`)}</ul>
<p><a href="${PATHS.userInfo}">${words.back}</a></p>`,
  );
}

/** The answer to an address that the portal does not have. */
export function notFoundPage(context: PageContext): string {
  const words = WORDING[context.language];
  return layOut(context, '404', html`<p>${words.notFound}</p>`);
}
