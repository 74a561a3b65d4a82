/** The layouts: each turns a sheet's rows and its Update button into what stands in the form. */
import { plain, renderControls, renderUpdate } from './controls';
import type { Layout } from './dimensions';
import type { Row, Sheet } from './sheet';

const mark = ({ required }: Row): string =>
  required === '' ? '' : ` <span class="req">${required}</span>`;
const remark = (row: Row): string => (row.remark === '' ? '' : `<br><small>${row.remark}</small>`);
const label = (row: Row): string => `${row.words}${mark(row)}`;

/** What a `<label for>` or a script needs; a page without names has no ids either. */
const idOf = (row: Row): string | null => row.boxes[0]?.name ?? row.choices?.name ?? null;

const joinRows = (rows: readonly Row[], render: (row: Row) => string): string =>
  rows.map(render).join('\n');

function table({ rows, update }: Sheet, header: 'td' | 'th', image: boolean): string {
  const words = (row: Row) =>
    image && row.words !== ''
      ? `<img src="/img/t_0${rows.indexOf(row)}.gif" alt="${plain(row.words)}" width="120" height="20">${mark(row)}`
      : label(row);
  const body = joinRows(
    rows,
    (row) =>
      `<tr><${header} class="t">${words(row)}${remark(row)}</${header}><td>${renderControls(row)}</td></tr>`,
  );
  return `<table border="0" cellpadding="4">${body}
    <tr><td colspan="2" align="center">${renderUpdate(update)}</td></tr></table>`;
}

function list({ rows, update }: Sheet): string {
  const body = joinRows(
    rows,
    (row) => `<dt>${label(row)}</dt><dd>${renderControls(row)}${remark(row)}</dd>`,
  );
  return `<dl>${body}</dl><p>${renderUpdate(update)}</p>`;
}

function lines({ rows, update, choice }: Sheet): string {
  // Both are common: the label above its box, and on the box's line.
  const between = Number(choice.passwordWords) % 2 === 0 ? '<br>' : ': ';
  const body = joinRows(
    rows,
    (row) => `<p>${label(row)}${between}${renderControls(row)}${remark(row)}</p>`,
  );
  return `${body}<p>${renderUpdate(update)}</p>`;
}

function labels({ rows, update }: Sheet): string {
  const body = joinRows(rows, (row) => {
    const id = idOf(row);
    if (row.choices?.kind === 'radio' || row.boxes.some(({ kind }) => kind === 'shown')) {
      return `<fieldset><legend>${label(row)}</legend>${renderControls(row)}</fieldset>`;
    }
    return id === null
      ? `<p><label>${label(row)} ${renderControls(row)}</label>${remark(row)}</p>`
      : `<p><label for="${id}">${label(row)}</label> ${renderControls(row, { id })}${remark(row)}</p>`;
  });
  return `${body}<p>${renderUpdate(update)}</p>`;
}

function placeholders({ rows, update }: Sheet): string {
  const body = joinRows(rows, (row) => {
    const isBox = row.choices === null && row.boxes.every(({ kind }) => kind !== 'shown');
    if (!isBox) return `<p>${label(row)} ${renderControls(row)}</p>`;
    const placeholder = `${plain(row.words)}${row.required === '*' ? ' *' : ''}`;
    const wish = placeholder === '' ? {} : { placeholder };
    return `<p>${renderControls(row, wish)}${remark(row)}</p>`;
  });
  return `${body}<p>${renderUpdate(update)}</p>`;
}

function grid({ rows, update }: Sheet): string {
  const body = joinRows(
    rows,
    (row) =>
      `<div class="c1">${label(row)}</div><div class="c2">${renderControls(row)}${remark(row)}</div>`,
  );
  return `<div style="display:grid;grid-template-columns:14em 1fr">${body}</div><div>${renderUpdate(update)}</div>`;
}

/** One row with two boxes stands in all kinds of tables. */
function pair(sheet: Sheet): string {
  const kinds = [
    () => table(sheet, 'td', false),
    () => table(sheet, 'th', false),
    () => list(sheet),
    () => grid(sheet),
  ];
  return (kinds[Number(sheet.choice.passwordWords) % kinds.length] ?? list)(sheet);
}

/** Every layout. */
export const LAYOUTS: Readonly<Record<Layout, (sheet: Sheet) => string>> = {
  td: (sheet) => table(sheet, 'td', false),
  th: (sheet) => table(sheet, 'th', false),
  image: (sheet) => table(sheet, 'td', true),
  dl: list,
  br: lines,
  label: labels,
  placeholder: placeholders,
  grid,
  pair,
};
