// @vitest-environment jsdom
/** What an assistant finds of one before it: Firefox leaves all of it where the extension is updated. */
import { beforeEach, expect, it } from 'vitest';
import { clearCopies, clearPanel } from '../../src/content/clear-copies';

/** Looks like an id of ours. */
const ID = `d${'0123456789ab-def'.repeat(3).slice(0, 36)}`;

/** A field with two descriptions of its own and one that looks like ours, in a `div` with a closed root. */
function draw(drawn: string): HTMLInputElement {
  document.body.innerHTML = `<input aria-describedby="own ${ID}" aria-invalid="true"><i id="own"></i><div><span id="${ID}"></span></div>`;
  const host = document.querySelector('div');
  const root = host?.attachShadow({ mode: 'closed' });
  if (root) root.innerHTML = drawn;
  // As Firefox shows it to an extension's scripts.
  if (host) Object.defineProperty(host, 'openOrClosedShadowRoot', { value: root });
  const field = document.querySelector('input');
  if (!field) throw new Error('There is no field.');
  return field;
}

beforeEach(() => document.body.replaceChildren());

it('the panel of an assistant that has ended goes, and the page’s own description stays', () => {
  const field = draw('<div class="assistant card"></div>');
  clearCopies(field);
  expect(document.body.innerHTML).toBe('<input aria-describedby="own"><i id="own"></i>');
});

it('a component of the page is left alone, although its id looks like ours', () => {
  const field = draw('<p>The page’s own</p>');
  const before = document.body.innerHTML;
  clearCopies(field);
  expect(document.body.innerHTML).toBe(before);
});

it('a panel that stands behind the new one goes, although no description names anything in it', () => {
  draw('<div class="assistant card"></div>');
  const host = document.createElement('div');
  document.querySelector('i')?.after(host);
  clearPanel(host);
  expect([...document.querySelectorAll('div')]).toEqual([host]);
});

it('a component of the page that stands behind the new one stays', () => {
  draw('<p>The page’s own</p>');
  const host = document.createElement('div');
  document.querySelector('i')?.after(host);
  clearPanel(host);
  expect(document.querySelectorAll('div')).toHaveLength(2);
});

it('what describes a field that is a component goes from beside it; the page’s own word on it stays', () => {
  const component = document.createElement('x-field');
  document.body.append(component);
  const root = component.attachShadow({ mode: 'open' });
  root.innerHTML = `<input aria-describedby="${ID}" aria-invalid="grammar"><span id="${ID}" hidden></span>`;
  const field = root.querySelector('input');
  if (!field) throw new Error('There is no field.');
  clearCopies(field);
  expect(root.innerHTML).toBe('<input aria-invalid="grammar">');
});
