// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { type BorrowedAttributes, borrowAttributes } from '../../src/content/borrow-attributes';

const NAME = 'aria-describedby';
let stop: AbortController;
let attributes: BorrowedAttributes;
let field: HTMLInputElement;

beforeEach(() => {
  stop = new AbortController();
  attributes = borrowAttributes(stop.signal);
  field = document.createElement('input');
});

describe('a token in a list of the page', () => {
  it.each([null, '', 'theirs', '  theirs   other '])('%j is put back byte for byte', (original) => {
    if (original !== null) field.setAttribute(NAME, original);
    attributes.addToken(field, NAME, 'ours');
    expect(field.getAttribute(NAME)?.split(/\s+/)).toContain('ours');
    stop.abort();
    expect(field.getAttribute(NAME)).toBe(original);
  });

  it.each([
    ['theirs', 'theirs ours new', 'theirs new'],
    ['theirs', 'new theirs ours', 'new theirs'],
    ['theirs', 'ours  new', ' new'],
    [null, 'ours new', 'new'],
  ])('%j that the page made %j is left as %j', (original, changed, left) => {
    if (original !== null) field.setAttribute(NAME, original);
    attributes.addToken(field, NAME, 'ours');
    field.setAttribute(NAME, changed);
    attributes.addToken(field, NAME, 'ours');
    expect(field.getAttribute(NAME)).toBe(changed);
    stop.abort();
    expect(field.getAttribute(NAME)).toBe(left);
  });

  it('comes back when the page has written over it, and leaves what the page wrote', () => {
    field.setAttribute(NAME, 'theirs');
    attributes.addToken(field, NAME, 'ours');
    field.setAttribute(NAME, 'new');
    attributes.addToken(field, NAME, 'ours');
    expect(field.getAttribute(NAME)).toBe('new ours');
    stop.abort();
    expect(field.getAttribute(NAME)).toBe('new');
  });

  it('comes back when the page has removed the attribute, and leaves none', () => {
    field.setAttribute(NAME, 'theirs');
    attributes.addToken(field, NAME, 'ours');
    field.removeAttribute(NAME);
    attributes.addToken(field, NAME, 'ours');
    expect(field.getAttribute(NAME)).toBe('ours');
    stop.abort();
    expect(field.hasAttribute(NAME)).toBe(false);
  });
});

describe('a whole value', () => {
  it.each([null, 'false'])('%j is given back', (original) => {
    if (original !== null) field.setAttribute('aria-invalid', original);
    attributes.set(field, 'aria-invalid', 'true');
    attributes.set(field, 'aria-invalid', 'true');
    attributes.giveBack(field, 'aria-invalid');
    expect(field.getAttribute('aria-invalid')).toBe(original);
  });

  it('is the page’s own where the page has changed it', () => {
    attributes.set(field, 'aria-invalid', 'true');
    field.setAttribute('aria-invalid', 'grammar');
    stop.abort();
    expect(field.getAttribute('aria-invalid')).toBe('grammar');
  });

  it('set again after the page has changed it: what the page wrote is given back', () => {
    attributes.set(field, 'aria-invalid', 'true');
    field.setAttribute('aria-invalid', 'spelling');
    attributes.set(field, 'aria-invalid', 'true');
    stop.abort();
    expect(field.getAttribute('aria-invalid')).toBe('spelling');
  });
});
