/** Windows writes UTF-16, with or without its mark; what matters here is plain ASCII in any case. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first !== 0 && second === 0 ? 'utf-16le' : 'utf-8';
}

/** The text of a file, without the mark of its encoding; what cannot be read in it is U+FFFD. */
export function readFileText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}
