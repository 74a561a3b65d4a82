/**
 * Signs of this page alone: the popup, which has its own in `glyph.tsx`, need not load them. Line
 * drawings of one weight on the same 24 × 24 grid, own work.
 */

const PATHS = {
  calendar: 'M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8',
  /** A sheet with a folded corner. */
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6',
  pencil: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  bell: 'M6.5 16.5v-6a5.5 5.5 0 0 1 11 0v6l1.5 1.5H5zM10.5 20.5h3M12 5V3.5',
} as const;

/** A sign. Silent for screen readers: the words beside it say the same. */
export function Sign({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
