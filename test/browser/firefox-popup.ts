/** The mouse in the popup that Firefox shows under an extension's button: no protocol lists that page. */
import type { BrowserScope } from './firefox-scope';

/** Runs in the popup's own process, where a press counts as the person's. */
const press = (x: number, y: number): string => `
  for (const type of ['mousedown', 'mouseup']) {
    const mouse = { button: 0, clickCount: 1, modifiers: 0 };
    const real = { isDOMEventSynthesized: false, isWidgetEventSynthesized: false };
    content.synthesizeMouseEvent(type, ${x}, ${y}, mouse, real);
  }`;

/** Presses the left button at a place, in the popup's pixels. */
export async function pressInPopup(scope: BrowserScope, x: number, y: number): Promise<void> {
  const script = `data:,${encodeURIComponent(press(x, y))}`;
  await scope.run(`
    const popup = document.querySelector('browser[webextension-view-type=popup]');
    popup.messageManager.loadFrameScript(${JSON.stringify(script)}, false);`);
}
