/** The signs of the popup: line drawings of one weight on a 24 × 24 grid, own work. */

const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7L7 17',
  missing: 'M6 12h12',
  /** A pointer. */
  point: 'M6 3.5l12.5 8.5-6 1.2L9.5 19zM13.5 14.5l3 5.5',
  /** A list with one line picked. */
  choose: 'M4 7h9M4 12h5M4 17h5M12.5 15.5l3 3 5.5-6',
  key: 'M4 16.5a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0M10.5 13.5L19.5 4.5M16 8l3 3',
  /** A shield with an exclamation mark. */
  shield: 'M12 3.5l7 2.5v5.5c0 4.2-2.8 7.4-7 9-4.2-1.6-7-4.8-7-9V6zM12 8v4.5M12 16v.1',
  /** A plug out of its socket. */
  unplugged: 'M9 3.5V8M15 3.5V8M6.5 8h11v3a5.5 5.5 0 0 1-11 0zM12 16.5v1.5M12 20.5v.1',
  /** A triangle with an exclamation mark. */
  alert: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3v.1',
  /** The letter i in a circle. */
  info: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 11v5.5M12 7.5v.1',
  /** Radio waves, struck through. */
  offline:
    'M4 4l16 16M3.5 10a12.5 12.5 0 0 1 4-2.5M20.5 10a12.5 12.5 0 0 0-8.5-3.5M7 13.5a7 7 0 0 1 4-2M10 17a2.8 2.8 0 0 1 4 0M12 20v.1',
  question: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18v.1',
  locked: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  unlocked: 'M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2M12 14.5v2',
  next: 'M4 12h15M13 6l6 6-6 6',
  /** Once round: ask again. */
  again: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4h-4',
  /** Points of a list, one after the other. */
  steps: 'M5 6.5v.1M5 12v.1M5 17.5v.1M10 6.5h9.5M10 12h9.5M10 17.5h9.5',
  /** One sheet upon another. */
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  back: 'M20 12H5M11 6l-6 6 6 6',
  /** A window with an arrow out of it. */
  open: 'M18.5 13.5v6h-14v-14h6M14 4.5h5.5V10M19 5l-8 8',
} as const;

/** The name of a sign. */
export type GlyphName = keyof typeof PATHS;

/** A sign. Silent for screen readers: the words beside it say the same. */
export function Glyph({ name }: { readonly name: GlyphName }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
