/**
 * The card on the page after an Update that changed how the person gets in, by a new password or by
 * Password Protect: what to do from now on.
 */
import { readSurroundings } from '../portal/surroundings';
import type { Request, ToContent } from '../shared/protocol';
import { drawSignInDialog } from '../shared/sign-in-dialog';
import drawing from '../shared/sign-in-dialog.css?inline';
import type { MessageKey } from '../shared/strings';
import { createButton } from './create-button';
import { createCard } from './create-card';
import { createElement } from './create-element';
import { say } from './extension';
import { findReport } from './find-report';
import { nearestPlace } from './placement';
import styles from './show-done.css?inline';

/** A live region is heard when it changes, and only if it was there before. */
const HEARD_AFTER_MS = 500;

/** What was changed. */
type Changed = Pick<
  Request<ToContent, 'read-answer'>,
  'passwordChanged' | 'isProtected' | 'switchedTo'
>;

/** What follows, in the order in which the person meets it. */
function listNext({ passwordChanged, isProtected, switchedTo }: Changed): readonly MessageKey[] {
  // A new password may have been saved as well, and nobody asks for it.
  if (switchedTo === 'off') return ['page_done_off'];
  const next: MessageKey[] = switchedTo === 'on' ? ['page_done_switched'] : [];
  if (!passwordChanged) return next;
  // Before it was switched on nobody was asked: there is no old one for the browser to send.
  const isOldSent = isProtected && switchedTo === null;
  return [...next, isOldSent ? 'page_done_protected' : 'page_done_next'];
}

/**
 * Shows the card below what the page says, until it is closed. Where the page has no fitting place
 * its own message has to do.
 */
export function showDone(changed: Changed): void {
  const place = nearestPlace(findReport());
  if (place === null) return;

  const report = say('page_done');
  const next = listNext(changed).map((key) => say(key));
  const { browser } = readSurroundings(navigator.userAgent);
  const glyph = createElement('span', {
    class: 'glyph',
    text: '✓',
    attributes: { 'aria-hidden': 'true' },
  });
  const words = createElement('div', {}, [
    createElement('p', { class: 'report', text: report }),
    ...next.map((text) => createElement('p', { class: 'next', text })),
    ...(changed.switchedTo === 'on' ? [drawSignInDialog(browser, say)] : []),
    // Green and right below the portal's own words: whose it is must be seen.
    createElement('p', {
      class: 'quiet',
      text: `${say('extension_short_name')} · ${say('page_unofficial')}`,
    }),
  ]);
  const close = createButton(say('page_show_close'), 'secondary', () => host.remove());
  const { host, live } = createCard([glyph, words, close], drawing + styles, 'done');
  place.after(host);
  setTimeout(() => {
    live.textContent = [report, ...next].join(' ');
  }, HEARD_AFTER_MS);
}
