/** A sentence that stands out, with its sign. */
import { Glyph, type GlyphName } from '../glyph';

interface Props {
  /** Its colours are in `expiry.css`. */
  readonly tone: 'note' | 'warning';
  readonly glyph: GlyphName;
  readonly text: string;
}

/** A notice. */
export function Notice({ tone, glyph, text }: Props) {
  return (
    <p class="notice" data-tone={tone}>
      <Glyph name={glyph} />
      <span>{text}</span>
    </p>
  );
}
