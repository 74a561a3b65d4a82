// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  applyPageMap,
  makePageMap,
  type PageMap,
  SHOWN_PARTS,
  type ShownElements,
} from '../../src/portal/recognition/page-map';
import type { Doubt, Recognition } from '../../src/portal/recognition/recognition';
import { pageMapSchema } from '../../src/shared/page-map-schema';

const RADIOS = `<p>Password Protect <label><input type="radio" name="pp" value="1" data-part="protectYes">Yes</label>
  <label><input type="radio" name="pp" value="0" data-part="protectNo" checked>No</label></p>`;
const BOX =
  '<p><label><input type="checkbox" name="pp" data-part="protectYes">Password Protect</label></p>';
const LIST = `<p>Password Protect <select name="pp"><option data-part="protectNo" selected>Off</option>
  <option data-part="protectYes">On</option></select></p>`;

const page = (protect = RADIOS): string => `<form id="form"><table>
  <tr><th>Name one</th><td><input name="n1" data-part="firstName" value="Typed"></td></tr>
  <tr><th>Name two</th><td><input name="n2" data-part="lastName"></td></tr>
  <tr><th>Secret</th><td><input type="password" name="p1" id="one" data-part="newPassword"></td></tr>
  <tr><th>Secret once more</th><td><input type="password" name="p2" data-part="reEntry"></td></tr>
  </table>${protect}<button name="go" data-part="update">Send it</button> <button>Not this</button></form>`;

function draw(markup: string): void {
  document.body.innerHTML = markup;
}

function part(name: string, root: ParentNode = document): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-part=${name}]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** Everything that is marked in the markup. */
const shownIn = (root: ParentNode = document): ShownElements =>
  Object.fromEntries(
    SHOWN_PARTS.flatMap((name) => {
      const element = root.querySelector<HTMLElement>(`[data-part=${name}]`);
      return element ? [[name, element]] : [];
    }),
  );

const unsure = (...doubts: Doubt[]): Recognition => ({
  answer: 'unsure',
  doubts,
  found: [],
  reasons: [],
});
const NO: Recognition = { answer: 'no', reasons: [] };

function mapOf(doubts: readonly Doubt[] = ['update']): PageMap {
  const map = makePageMap(document, shownIn(), doubts);
  if (!map) throw new Error('no map');
  return map;
}

const apply = (map: PageMap, recognition: Recognition = unsure('update')) =>
  applyPageMap(document, map, recognition);

beforeEach(() => draw(page()));

describe('a map that agrees', () => {
  it.each([
    ['radio buttons', RADIOS],
    ['a check box', BOX],
    ['a list', LIST],
    ['no Password Protect', ''],
  ])('gives the parts that were shown: %s', (_name, protect) => {
    draw(page(protect));
    const map = mapOf();
    // As on the next loading: other elements, the same page.
    draw(page(protect));
    const parts = apply(map);
    const names = ['newPassword', 'reEntry', 'firstName', 'lastName', 'update'] as const;
    for (const name of names) expect(parts?.[name], name).toBe(part(name));
    expect(parts?.labels.newPassword).toBe('Secret');
    expect(parts?.labels.update).toBe('Send it');
    expect(parts?.scope).toBe(document.querySelector('form'));
    expect(parts?.passwordProtect === null).toBe(protect === '');
  });

  it('survives being written down', () => {
    const written: unknown = JSON.parse(JSON.stringify(mapOf()));
    expect(apply(pageMapSchema().parse(written))).not.toBeNull();
  });

  it('holds nothing that the page shows of what was typed', () => {
    draw(
      page().replace(
        '<td><input type="password" name="p2"',
        '<td><span>Canary123</span> <input type="password" name="p2"',
      ),
    );
    (part('newPassword') as HTMLInputElement).value = 'Canary123';
    expect(JSON.stringify(makePageMap(document, shownIn(), []))).not.toMatch(/canary/i);
  });

  it('holds nothing that was typed', () => {
    part('newPassword').insertAdjacentHTML(
      'beforebegin',
      '<textarea>Canary</textarea><div contenteditable>Canary</div>',
    );
    for (const input of document.querySelectorAll('input')) input.value = 'Canary';
    const text = JSON.stringify(mapOf());
    expect(text).toContain('secret once more');
    expect(text).not.toMatch(/canary|typed/i);
  });

  it('is indifferent to capitals, widths and marks of required fields', () => {
    const map = mapOf();
    draw(page().replace('>Secret<', '>ＳＥＣＲＥＴ　*<'));
    expect(apply(map)).not.toBeNull();
  });

  it('keeps its texts as a person would write them', () => {
    draw(page().replace('>Secret<', '>新しいパスワード（必須）<'));
    expect(mapOf().parts.newPassword.label).toBe('新しいパスワード( )');
  });

  it('finds parts of an open shadow root', () => {
    draw('<p>before</p><div id="host"></div>');
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.innerHTML = page();
    const map = makePageMap(document, shownIn(root), []);
    expect(map && apply(map, NO)?.newPassword).toBe(part('newPassword', root));
  });
});

describe('Password Protect', () => {
  it.each([
    ['radio buttons', RADIOS, 'Yes', 'No'],
    ['a list', LIST, 'On', 'Off'],
    ['a check box', BOX, '', ''],
  ])('is read from what was shown: %s', (_name, protect, yesWords, noWords) => {
    draw(page(protect));
    const control = apply(mapOf())?.passwordProtect;
    expect(control?.chosen()).toBe('off');
    expect(control?.words('on')).toBe(yesWords);
    expect(control?.words('off')).toBe(noWords);
    const yes = part('protectYes');
    if (yes instanceof HTMLOptionElement) yes.selected = true;
    else if (yes instanceof HTMLInputElement) yes.checked = true;
    expect(control?.chosen()).toBe('on');
    expect(control?.saved()).toBe('off');
    const type = yes instanceof HTMLOptionElement ? 'SELECT' : 'INPUT';
    expect(control?.elements.map(({ tagName }) => tagName)).toContain(type);
  });
});

describe('a map that does not agree is not used', () => {
  const edits: [string, (html: string) => string][] = [
    ['label', (html) => html.replace('>Secret<', '>Current secret<')],
    ['name', (html) => html.replace('name="p1"', 'name="old"')],
    ['id', (html) => html.replace('id="one"', 'id="other"')],
    ['type', (html) => html.replace('type="password" name="p1"', 'name="p1"')],
    [
      'position',
      (html) => html.replace('<tr><th>Secret<', '<tr><td><input></td></tr><tr><th>Secret<'),
    ],
    ['a button’s words', (html) => html.replace('Send it', 'Delete it')],
    [
      'a button’s type',
      (html) => html.replace('<button name="go"', '<button type="button" name="go"'),
    ],
    ['a choice’s words', (html) => html.replace('>Yes<', '>No way<')],
    ['a part is gone', (html) => html.replace(/<tr><th>Name two.*/, '')],
    ['a part is disabled', (html) => html.replace('name="n2"', 'name="n2" disabled')],
    ['the form is there twice', (html) => html + html],
    [
      'two parts have changed places',
      (html) =>
        html.replace('Name one', '%').replace('Name two', 'Name one').replace('%', 'Name two'),
    ],
  ];
  it.each(edits)('%s', (_name, edit) => {
    const map = mapOf();
    const changed = edit(page());
    expect(changed).not.toBe(page());
    draw(changed);
    expect(apply(map)).toBeNull();
  });

  it('an entry of a list has other words', () => {
    draw(page(LIST));
    const map = mapOf();
    draw(page(LIST.replace('>On<', '>Always<')));
    expect(apply(map)).toBeNull();
  });

  it.each<[string, readonly Doubt[], Recognition]>([
    ['a new doubt', ['update'], unsure('update', 'another-page')],
    ['two forms', ['update'], unsure('two-forms')],
    ['a page that looks like nothing any more', ['update'], NO],
    ['a page that looked like nothing and is in doubt now', [], unsure('user-info')],
  ])('%s', (_name, doubts, recognition) => {
    expect(apply(mapOf(doubts), recognition)).toBeNull();
  });

  it('but is with fewer doubts, or those it was shown with', () => {
    const map = mapOf(['update', 'two-forms']);
    expect(apply(map, unsure('update'))).not.toBeNull();
    expect(apply(map, unsure('two-forms'))).not.toBeNull();
    expect(apply(mapOf([]), NO)).not.toBeNull();
  });

  it('whatever changes of its marks', () => {
    const map = mapOf();
    const names = Object.keys(map.parts) as (keyof PageMap['parts'])[];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom('label', 'name', 'id', 'type', 'position'),
        fc.string({ maxLength: 12 }),
        fc.integer({ min: -3, max: 12 }),
        (name, property, text, position) => {
          const mark = map.parts[name];
          if (!mark) return;
          const value = property === 'position' ? position : text;
          const isSame = mark[property] === value;
          const parts = { ...map.parts, [name]: { ...mark, [property]: value } };
          expect(apply({ ...map, parts }) !== null).toBe(isSame);
        },
      ),
    );
  });
});

describe('nothing is made of parts that do not fit', () => {
  it.each<[string, (shown: ShownElements) => ShownElements]>([
    ['one is missing', ({ lastName: _, ...shown }) => shown],
    ['one is shown twice', (shown) => ({ ...shown, reEntry: part('newPassword') })],
    [
      'a name is a password box',
      (shown) => ({ ...shown, firstName: part('reEntry'), reEntry: part('firstName') }),
    ],
    ['Yes without No', ({ protectNo: _, ...shown }) => shown],
    [
      'a field that is not usable',
      (shown) => {
        part('lastName').setAttribute('disabled', '');
        return shown;
      },
    ],
  ])('%s', (_name, change) => {
    expect(makePageMap(document, change(shownIn()), [])).toBeNull();
  });

  it('a part of another form', () => {
    draw(`${page()}<form><input id="elsewhere"></form>`);
    const firstName = document.querySelector<HTMLElement>('#elsewhere');
    expect(firstName && makePageMap(document, { ...shownIn(), firstName }, [])).toBeNull();
  });
});

describe('the schema', () => {
  it('refuses what is too long, missing or unknown', () => {
    const map = mapOf();
    const mark = map.parts.update;
    const wrong = [
      { ...map, version: 2 },
      { ...map, doubts: ['whatever'] },
      { ...map, parts: { ...map.parts, update: undefined } },
      { ...map, parts: { ...map.parts, update: { ...mark, label: 'x'.repeat(201) } } },
      { ...map, parts: { ...map.parts, update: { ...mark, position: -1 } } },
      { ...map, parts: { ...map.parts, update: { ...mark, position: 0.5 } } },
    ];
    for (const one of wrong) expect(pageMapSchema().safeParse(one).success).toBe(false);
  });

  it('takes every map that can be made: long texts are cut', () => {
    draw(page().replace('Send it', `Send ${'x'.repeat(500)}`));
    expect(pageMapSchema().safeParse(mapOf()).success).toBe(true);
  });
});
