import { expect, it, vi } from 'vitest';
import { once } from '../../src/shared/once';

it('makes nothing before it is asked, and nothing twice', () => {
  const make = vi.fn(() => ({}));
  const get = once(make);
  expect(make).not.toHaveBeenCalled();
  expect(get()).toBe(get());
  expect(make).toHaveBeenCalledOnce();
});

it('keeps a value that counts as nothing', () => {
  const make = vi.fn(() => undefined);
  const get = once(make);
  get();
  get();
  expect(make).toHaveBeenCalledOnce();
});
