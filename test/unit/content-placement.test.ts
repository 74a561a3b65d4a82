// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findPlace } from '../../src/content/placement';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';

const FIELDS = '<input type="password"><input type="password">';

/** @returns what the panel would follow, by tag and id */
function placeIn(markup: string, bodyStyle = ''): string | null {
  document.body.setAttribute('style', bodyStyle);
  document.body.innerHTML = markup;
  const [newPassword, reEntry] = document.querySelectorAll('input');
  if (!newPassword || !reEntry) throw new Error('no fields');
  const parts = { newPassword, reEntry, scope: newPassword.form ?? document.body };
  const place = findPlace(parts as unknown as UserInfoParts);
  return place && `${place.localName}#${place.id}`;
}

describe('where the panel goes', () => {
  it.each<[string, string, string, string]>([
    ['behind the block of both', `<form><p id="p">${FIELDS}</p></form>`, '', 'p#p'],
    [
      'behind a table, not in it',
      `<form><table id="t"><tr><td><input type="password"><tr><td><input type="password"></table></form>`,
      '',
      'table#t',
    ],
    [
      'outside one label around both',
      `<form><label id="l">${FIELDS}</label></form>`,
      '',
      'label#l',
    ],
    [
      'outside such a label in a grid, too',
      `<form style="display: grid"><div><label id="l">${FIELDS}</label></div></form>`,
      'display: flex',
      'label#l',
    ],
    [
      'in a grid of a form in a flex body',
      `<form style="display: grid"><p id="p">${FIELDS}</p></form>`,
      'display: flex',
      'p#p',
    ],
    [
      'in flex lines that wrap',
      `<form style="display: flex; flex-wrap: wrap"><p id="p">${FIELDS}</p></form>`,
      'display: grid',
      'p#p',
    ],
    [
      'behind a form of one line in a body of one line',
      `<form id="f" style="display: flex">${FIELDS}</form>`,
      'display: flex',
      'form#f',
    ],
    ['without a form in a flex body', `<p id="p">${FIELDS}</p>`, 'display: flex', 'p#p'],
  ])('%s', (_, markup, bodyStyle, place) => {
    expect(placeIn(markup, bodyStyle)).toBe(place);
  });
});
