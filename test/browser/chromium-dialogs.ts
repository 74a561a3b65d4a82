/** Chromium's own dialogs, seen and answered on a display, by keys: no debugging lists them. */
import type { OwnDialogs } from './assistant-browser';
import type { Display } from './display';
import { answerDialog, isAsking, waitForDialog } from './own-dialog';

/**
 * The dialogs of a browser.
 * @param display where its window is; null: nothing is seen, and every call throws
 */
export function chromiumDialogs(display: Display | null): OwnDialogs {
  const shown = (): Display => {
    if (display === null) throw new Error('This Chromium has no window: its dialogs are not seen.');
    return display;
  };
  return {
    isAsking: async () => isAsking(shown()),
    countShown: async () => ((await isAsking(shown())) ? 1 : 0),
    chooseCertificate: async (answer) =>
      answerDialog(shown(), answer === 'ok' ? 'Return' : 'Escape'),
    async signIn(answer) {
      if (answer === 'cancel') return answerDialog(shown(), 'Escape');
      await waitForDialog(shown());
      await shown().type(answer.eParcelId);
      await shown().press('Tab');
      await shown().type(answer.password);
      await shown().press('Return');
    },
  };
}
