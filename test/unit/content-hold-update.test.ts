// @vitest-environment jsdom
/** Whatever breaks of ours when an Update is let through: the portal's Update works in the end. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdUpdate } from '../../src/content/hold-update';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';
import { press } from './trusted-events';

const stop = new AbortController();
let presses = 0;
beforeEach(() => {
  presses = 0;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
});

it('"Update anyway" presses the button even where what follows from it throws', () => {
  document.body.innerHTML = '<form><button type="button">Update</button></form>';
  const scope = document.forms[0] as HTMLFormElement;
  const update = scope.elements[0] as HTMLElement;
  scope.addEventListener('click', () => {
    presses += 1;
  });
  const hold = holdUpdate(
    { scope, update } as unknown as UserInfoParts,
    {
      isAlive: () => true,
      isUnmet: () => true,
      onHeld: () => undefined,
      onSent: () => {
        throw new Error('broken');
      },
      onArmed: () => undefined,
    },
    stop.signal,
  );
  press(update);
  expect(presses).toBe(0);
  hold.updateAnyway();
  expect(presses).toBe(1);
  expect(console.error).toHaveBeenCalledOnce();
});
