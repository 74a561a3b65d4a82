/** The card on the page that says that a new password was saved: what to do from now on. */
import { createButton } from './create-button';
import { createCard } from './create-card';
import { createElement } from './create-element';
import { say } from './extension';
import { findReport } from './find-report';
import { nearestPlace } from './placement';
import styles from './show-done.css?inline';

/** A live region is heard when it changes, and only if it was there before. */
const HEARD_AFTER_MS = 500;

/**
 * Shows the card below what the page says, until it is closed. Where the page has no fitting place
 * its own message has to do.
 */
export function showDone(): void {
  const place = nearestPlace(findReport());
  if (place === null) return;

  const sentences = [say('page_done'), say('page_done_next')] as const;
  const glyph = createElement('span', {
    class: 'glyph',
    text: '✓',
    attributes: { 'aria-hidden': 'true' },
  });
  const words = createElement('div', {}, [
    createElement('p', { class: 'report', text: sentences[0] }),
    createElement('p', { class: 'next', text: sentences[1] }),
    // Green and right below the portal's own words: whose it is must be seen.
    createElement('p', {
      class: 'quiet',
      text: `${say('extension_short_name')} · ${say('page_unofficial')}`,
    }),
  ]);
  const close = createButton(say('page_show_close'), 'secondary', () => host.remove());
  const { host, live } = createCard([glyph, words, close], styles, 'done');
  place.after(host);
  setTimeout(() => {
    live.textContent = sentences.join(' ');
  }, HEARD_AFTER_MS);
}
