/** One block of a PEM file. */
export interface PemBlock {
  /** What it says it is, as in `-----BEGIN CERTIFICATE-----`. */
  readonly label: string;
  /** What stands between its two marks; null when one of them is missing. */
  readonly body: string | null;
}

/**
 * A mark, wherever it stands: people paste them with their lines lost. Labels as in RFC 7468, 3; they
 * are short, so that a million beginnings of marks cost no more than their own length.
 */
const MARK = /-----(BEGIN|END) ([!-,.-~ ]{1,64})-----/g;

/** The blocks of a text (RFC 7468), in their order; what stands around them is passed over. */
export function* readPemBlocks(text: string): Generator<PemBlock> {
  let open: { readonly label: string; readonly start: number } | null = null;
  for (const mark of text.matchAll(MARK)) {
    const [whole, kind, label = ''] = mark;
    const closes = kind === 'END' && open?.label === label;
    if (open !== null) {
      yield { label: open.label, body: closes ? text.slice(open.start, mark.index) : null };
    } else if (kind === 'END') {
      yield { label, body: null };
    }
    open = kind === 'BEGIN' ? { label, start: mark.index + whole.length } : null;
  }
  if (open !== null) yield { label: open.label, body: null };
}
