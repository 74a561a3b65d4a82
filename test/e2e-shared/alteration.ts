/** The stand-in's User Info page, changed. */
import { userInfoPage } from '../portal/pages';
import type { UserInfo } from '../portal/user-info';

/** How the page differs from the stand-in's own. */
export interface Alteration {
  readonly markup?: 'table' | 'labels';
  /** Markup for the end of its head: a page's styles and scripts. */
  readonly head?: string;
  /** The page with that, once more. */
  readonly change?: (html: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Replaces what has to be there, so that a change of the stand-in cannot empty a test. */
export function replace(html: string, what: string | RegExp, by: string): string {
  const changed = html.replace(what, () => by);
  if (changed === html) throw new Error(`The page has no ${String(what)}.`);
  return changed;
}

/** @returns the whole page */
export function drawAltered(alteration: Alteration, user: UserInfo): string {
  const { markup = 'labels', head = '', change = (html) => html } = alteration;
  const own = userInfoPage({ language: 'en', markup, user });
  return change(head === '' ? own : replace(own, '</head>', `${head}</head>`));
}
