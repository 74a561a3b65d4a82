// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { pick } from '../../src/content/show-me-pick';
import { createSteps, type Steps } from '../../src/content/show-me-steps';
import { listCandidates, type ShownPart } from '../../src/portal/recognition/page-map';

const FORM = `<form><label id="label">First <b>name</b> <input id="first"></label><input id="last">
  <input type="password" id="new"><input type="password" id="again"><input id="off" disabled>
  <label><input type="radio" name="pp" id="yes">Yes</label> <input type="radio" name="pp" id="no">
  <input type="checkbox" id="box"><select id="list"><option></option><option id="a">On</option><option id="b">Off</option></select>
  <select id="long"><option>1<option>2<option>3<option>4<option>5<option>6</select>
  <button id="update"><b>Update</b></button></form><form><input id="other"><input><input><input></form>`;

const get = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/** A press, from the innermost element to the window. */
function press(
  part: ShownPart,
  selector: string,
  shown: Partial<Record<ShownPart, HTMLElement>> = {},
) {
  const path: EventTarget[] = [];
  for (let at: Element | null = get(selector); at !== null; at = at.parentElement) path.push(at);
  const picked = pick(part, [...path, document, window], shown, listCandidates(document));
  return typeof picked === 'string' ? picked : `#${picked.id}`;
}

beforeEach(() => {
  document.body.innerHTML = FORM;
});

describe('a press means', () => {
  it.each<[ShownPart, string, string]>([
    ['newPassword', '#new', '#new'],
    ['firstName', '#label b', '#first'],
    ['newPassword', '#update b', 'page_show_no_box'],
    ['newPassword', '#off', 'page_show_no_box'],
    ['newPassword', '#box', 'page_show_no_box'],
    ['newPassword', 'body', 'page_show_no_box'],
    ['firstName', '#new', 'page_show_no_name'],
    ['update', '#update b', '#update'],
    ['update', '#new', 'page_show_no_button'],
    ['protectYes', '#yes', '#yes'],
    ['protectYes', '#box', '#box'],
    ['protectYes', '#list', '#list'],
    ['protectYes', '#a', '#list'],
    ['protectYes', '#long', 'page_show_no_choice'],
    ['protectYes', '#update', 'page_show_no_choice'],
    ['protectNo', '#no', '#no'],
    ['protectNo', '#box', 'page_show_no_choice'],
    ['protectNo', '#list', 'page_show_no_choice'],
  ])('%s, %s: %s', (part, selector, expected) => {
    expect(press(part, selector)).toBe(expected);
  });

  it('not the same twice, and nothing of another form', () => {
    const shown = { newPassword: get('#new') };
    expect(press('reEntry', '#new', shown)).toBe('page_show_twice');
    expect(press('firstName', '#other', shown)).toBe('page_show_elsewhere');
    expect(press('newPassword', '#other')).toBe('#other');
  });
});

describe('the steps', () => {
  const show = (steps: Steps, ...ids: string[]): void => {
    for (const id of ids) steps.show(get(`#${id}`));
  };
  const FIVE = ['new', 'again', 'first', 'last', 'update'];

  it('come one by one, and the last one can be taken back', () => {
    const steps = createSteps();
    expect(steps.back()).toBe(false);
    show(steps, ...FIVE, 'yes', 'no');
    expect(steps.step().kind).toBe('check');
    expect(steps.shown()).toMatchObject({ newPassword: get('#new'), protectNo: get('#no') });
    expect(steps.back()).toBe(true);
    expect(steps.step()).toEqual({ kind: 'part', part: 'protectNo' });
    expect(Object.keys(steps.shown())).toHaveLength(6);
  });

  it('a check box is both choices', () => {
    const steps = createSteps();
    show(steps, ...FIVE, 'box');
    expect(steps.step().kind).toBe('check');
    steps.back();
    expect(steps.step()).toEqual({ kind: 'part', part: 'protectYes' });
  });

  it('a list is asked about, without its empty entry, and is one thing to take back', () => {
    const steps = createSteps();
    show(steps, ...FIVE, 'list');
    expect(steps.step()).toEqual({
      kind: 'entry',
      part: 'protectYes',
      entries: [get('#a'), get('#b')],
    });
    show(steps, 'b');
    expect(steps.step().kind).toBe('check');
    expect(steps.shown()).toMatchObject({ protectYes: get('#b'), protectNo: get('#a') });
    steps.back();
    expect(steps.step()).toEqual({ kind: 'part', part: 'protectYes' });
    expect(Object.keys(steps.shown())).toHaveLength(5);
  });

  it('a list of three is asked about twice', () => {
    get('#list').append(new Option('Ask', 'c'));
    const steps = createSteps();
    show(steps, ...FIVE, 'list', 'a');
    expect(steps.step()).toMatchObject({ kind: 'entry', part: 'protectNo' });
    show(steps, 'b');
    expect(steps.shown()).toMatchObject({ protectYes: get('#a'), protectNo: get('#b') });
  });

  it('end where the page has no Password Protect, whatever was shown of it', () => {
    const steps = createSteps();
    show(steps, ...FIVE, 'yes');
    steps.skipProtect();
    expect(steps.step().kind).toBe('check');
    expect(Object.keys(steps.shown())).toHaveLength(5);
    steps.back();
    expect(steps.step()).toEqual({ kind: 'part', part: 'protectYes' });
  });
});
