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

describe('in an open shadow root', () => {
  /** @returns what the panel would follow in a component's root, by tag and id */
  function placeInRoot(markup: string, style = ''): string | null {
    document.body.removeAttribute('style');
    document.body.innerHTML = `<div><x-page id="x" style="${style}"></x-page></div>`;
    const root = document.querySelector('x-page')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.innerHTML = markup;
    const [newPassword, reEntry] = root.querySelectorAll('input');
    const parts = { newPassword, reEntry, scope: newPassword?.form ?? document.body };
    const place = findPlace(parts as unknown as UserInfoParts);
    return place && `${place.localName}#${place.id}`;
  }

  it.each<[string, string, string, string]>([
    ['behind the block of both', `<form><p id="p">${FIELDS}</p></form>`, '', 'p#p'],
    ['among the fields of the root itself', '<input><input id="r">', '', 'input#r'],
    ['behind the component where it is one line', `<p>${FIELDS}</p>`, 'display: flex', 'x-page#x'],
  ])('%s', (_, markup, style, place) => {
    expect(placeInRoot(markup, style)).toBe(place);
  });

  it('behind two fields that are components', () => {
    document.body.innerHTML =
      '<form><p><x-field></x-field><x-field id="second"></x-field></p></form>';
    const inputs = Array.from(document.querySelectorAll('x-field'), (host) => {
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = '<label><input></label>';
      return root.querySelector('input');
    });
    const parts = { newPassword: inputs[0], reEntry: inputs[1], scope: document.forms[0] };
    expect(findPlace(parts as unknown as UserInfoParts)?.localName).toBe('p');
  });

  it('not among the children that a component draws where it likes', () => {
    document.body.innerHTML = `<form><div id="card"><p>${FIELDS}</p></div></form>`;
    document.querySelector('#card')?.attachShadow({ mode: 'open' });
    const [newPassword, reEntry] = document.querySelectorAll('input');
    const parts = { newPassword, reEntry, scope: document.forms[0] };
    expect(findPlace(parts as unknown as UserInfoParts)?.id).toBe('card');
  });
});
