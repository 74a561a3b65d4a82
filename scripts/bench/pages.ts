/** Pages to measure on, by their size. None has a script of its own, unless it says so. */

/** A page of the portal that is measured. */
export interface BenchPage {
  readonly name: string;
  /** Below the portal's origin. */
  readonly path: string;
  readonly html: string;
}

/** User Info as the guide describes it. */
const FORM = `<form action="/user-info" method="post" onsubmit="return false"><table>
<tr><td>User name</td><td>first name <input name="a1"><br>last name <input name="a2"></td></tr>
<tr><td>Company name</td><td><input name="a3"></td></tr>
<tr><td>Contact Tel</td><td><input name="a4"></td></tr>
<tr><td>New Password</td><td><input type="password" name="p1"></td></tr>
<tr><td>New Password (re-enter)</td><td><input type="password" name="p2"></td></tr>
<tr><td>Password Protect</td><td><input type="radio" name="pp" value="1">Yes
<input type="radio" name="pp" value="0" checked>No</td></tr>
<tr><td colspan="2"><input type="submit" value="Update"></td></tr>
</table></form>`;

/** The navigation that every page of the portal has, and the search box that pages have. */
const TOP = `<nav><a href="/inbox">Inbox</a> <a href="/send">Send</a> <a href="/user-info">User Info</a></nav>
<form action="/search"><input name="q"><input type="submit" value="Search"></form>`;

const page = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>e-Parcel</title></head><body>${body}</body></html>`;

/** Ten elements with words in them, as pages have: a heading, a paragraph, a list of links. */
const TEN = `<section><h3>Parcel</h3><p>Arrived <b>today</b> from a sender.</p><ul><li><a href="/parcel">Open</a></li><li><a href="/save">Save</a></li></ul><span>1 MB</span></section>`;

/** So many elements that have nothing to do with User Info. */
export function filler(elements: number): string {
  return TEN.repeat(Math.max(0, Math.round(elements / 10)));
}

/** A list of parcels, with links, and with a check box a row where asked. */
function rows(count: number, withBoxes: boolean): string {
  const row = (index: number) =>
    `<tr><td>${withBoxes ? `<input type="checkbox" name="c${index}">` : index}</td><td><a href="/parcel/${index}">Parcel ${index}</a></td><td><a href="/sender/${index}">Sender</a></td><td>1 MB</td><td><a href="/save/${index}">Save</a></td></tr>`;
  return `<table>${Array.from({ length: count }, (_, index) => row(index)).join('')}</table>`;
}

/** The pages that the goals of the quick "no" are about: an ordinary list and a very long one. */
export const FEW_ROWS_PAGE = '200 rows × 5 cells';
export const ROWS_PAGE = '10,000 rows × 5 cells';

/** Pages that are not User Info. */
export const OTHER_PAGES: readonly BenchPage[] = [
  ...[10, 1_000, 10_000, 100_000].map((elements) => ({
    name: `${elements.toLocaleString('en')} elements`,
    path: `/elements-${elements}`,
    // The smallest is nothing but its ten.
    html: page(elements === 10 ? filler(10) : TOP + filler(elements)),
  })),
  { name: FEW_ROWS_PAGE, path: '/few-rows', html: page(TOP + rows(200, false)) },
  { name: ROWS_PAGE, path: '/rows', html: page(TOP + rows(10_000, false)) },
  { name: '… with a check box a row', path: '/boxes', html: page(TOP + rows(10_000, true)) },
];

/** Puts a script at the end of a page. */
export function withScript(html: string, script: string): string {
  const safe = script.replaceAll('</script', '<\\/script');
  return html.replace('</body>', () => `<script>${safe}</script></body>`);
}

/** Where the form stands in a page that is User Info. */
export type Placement = 'page' | 'shadow' | 'shadow-among-shadows';

/** User Info with so many other elements around it, half before and half after. */
export function userInfo(elements: number, placement: Placement): string {
  const half = filler(elements / 2);
  if (placement === 'page') return page(`${TOP}${half}<h1>User Info</h1>${FORM}${half}`);
  const root = (markup: string) =>
    `<div><template shadowrootmode="open">${markup}</template></div>`;
  const form = root(`<h1>User Info</h1>${FORM}`);
  if (placement === 'shadow') return page(`${TOP}${half}${form}${half}`);
  // Every tenth element in a root of its own: what a page of web components looks like.
  const roots = root(TEN).repeat(Math.round(elements / 22));
  return page(`${TOP}${roots}${form}${roots}`);
}

/** A script that changes the page so many times a second, as a page that shows progress does. */
export function churning(html: string, perSecond: number): string {
  const script = `<ul id="churn"></ul><script>
const list = document.getElementById('churn');
let made = 0;
setInterval(() => {
  const item = document.createElement('li');
  item.textContent = 'Line ' + (made += 1);
  list.append(item);
  if (list.children.length > 20) list.firstChild.remove();
}, ${1_000 / perSecond});
</script>`;
  return html.replace('</body>', `${script}</body>`);
}
