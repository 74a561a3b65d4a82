/** Says at once when a field's own limit has cut off what was put into it. */
import type { Assistance } from '../assistance';
import { say } from '../extension';
import { FIELDS, SECTION_OF } from '../review';

/** How much of a field is selected, and goes with a paste. */
const selectedIn = ({ selectionStart, selectionEnd }: HTMLInputElement): number =>
  (selectionEnd ?? 0) - (selectionStart ?? 0);

/** How many characters a field takes; only the number of them is looked at, never what they are. */
function countIn(data: DataTransfer | null): number {
  // A field takes the text in one line.
  return (data?.getData('text/plain') ?? '').replace(/[\r\n]/g, '').length;
}

/** Watches what is pasted and dropped; a key costs nothing here. */
export function watchPastes({ parts, shown, speak, guarded, signal }: Assistance): void {
  for (const name of FIELDS) {
    const field = parts[name];
    const onCut = guarded(() => {
      const text = say('page_length_cut', field.maxLength);
      shown.report(SECTION_OF[name], text);
      speak(text);
    });
    const compare = (length: number): void => {
      field.removeEventListener('input', onCut);
      if (field.maxLength < 0 || length <= field.maxLength) return;
      // Registered after the checks' own listener, so that they do not take it back.
      field.addEventListener('input', onCut, { once: true, signal });
      // A page may refuse it; then the next key is none of this.
      setTimeout(() => field.removeEventListener('input', onCut), 0);
    };
    const onPaste = guarded(({ clipboardData }: ClipboardEvent) =>
      compare(field.value.length - selectedIn(field) + countIn(clipboardData)),
    );
    const onDrop = guarded(({ dataTransfer }: DragEvent) =>
      compare(field.value.length + countIn(dataTransfer)),
    );
    field.addEventListener('paste', onPaste, { signal });
    field.addEventListener('drop', onDrop, { signal });
  }
}
