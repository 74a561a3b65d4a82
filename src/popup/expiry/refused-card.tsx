/** A file that shows no certificate: what it is instead, and what to do. */
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../shared/strings';
import { Glyph } from '../glyph';
import type { Refusal } from './use-picked-file';
import { WORDS_FOR_REFUSAL } from './words-for-refusal';

/** It takes no focus: the button where the next file is chosen has it, or is the next to be used. */
export function RefusedCard({ reason }: { readonly reason: Refusal }) {
  const card = useRef<HTMLElement>(null);
  const { headline, step } = WORDS_FOR_REFUSAL[reason];
  // A file may be dropped while another part of the page is in view.
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section
      class="card"
      data-tone="warning"
      data-refused={reason}
      aria-labelledby="refused"
      ref={card}
    >
      <span class="sign">
        <Glyph name="alert" />
      </span>
      <div class="said">
        <h3 id="refused" class="headline">
          {say(headline)}
        </h3>
        <p>{say(step)}</p>
      </div>
    </section>
  );
}
