/**
 * The browser's own dialogs of a tab: which certificate to use, and the sign-in. No debugging lists them,
 * and they are no windows of the display; but the browser lays a veil over the page behind one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Display } from './display';

/** A point of the page below every dialog, with nothing but white there. */
const POINT = { x: 640, y: 800 } as const;

/** How bright white is under the veil: 102 in Chromium 156. A window not yet painted is black. */
const DARKEST = 60;
const BRIGHTEST = 180;

/** How long a dialog may take to come, in milliseconds, on a busy machine. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 50;

/** How long a key may take to be answered: half a second after it came up, a dialog takes none. */
const KEY_PATIENCE_MS = 700;

/** Whether one is shown in the tab that is in front. */
export async function isAsking(display: Display): Promise<boolean> {
  const brightness = await display.brightnessAt(POINT.x, POINT.y);
  return brightness > DARKEST && brightness < BRIGHTEST;
}

/** Whether it came, or went, in time. */
async function waitUntil(display: Display, asking: boolean, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while ((await isAsking(display)) !== asking) {
    if (Date.now() > deadline) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/** Waits for a dialog. */
export async function waitForDialog(display: Display): Promise<void> {
  if (await waitUntil(display, true, PATIENCE_MS)) return;
  throw new Error('The browser asks nothing.');
}

/** Waits for a dialog and presses a key until it has gone: `Return` for its button, `Escape` for Cancel. */
export async function answerDialog(display: Display, key: 'Return' | 'Escape'): Promise<void> {
  await waitForDialog(display);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    await display.press(key);
    if (await waitUntil(display, false, KEY_PATIENCE_MS)) return;
  }
  throw new Error(`The browser's dialog does not take ${key}.`);
}
