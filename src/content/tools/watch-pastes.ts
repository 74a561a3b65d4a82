/** Says at once when a field's own limit has cut off what was put into it. */
import type { Assistance } from '../assistance';
import { say } from '../extension';
import { FIELDS, SECTION_OF } from '../review';

const PUT_IN = ['insertFromPaste', 'insertFromDrop'];

/** How many characters there would be, of what comes with an event; only the number is looked at. */
function lengthWith(field: HTMLInputElement, event: InputEvent): number {
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
  const selected = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
  // A field takes the text in one line.
  return field.value.length - selected + text.replace(/[\r\n]/g, '').length;
}

/** Watches what is pasted and dropped. */
export function watchPastes({ parts, shown, speak, guarded, signal }: Assistance): void {
  for (const name of FIELDS) {
    const field = parts[name];
    let isCut = false;
    const before = guarded((event: Event) => {
      if (!(event instanceof InputEvent) || !PUT_IN.includes(event.inputType)) return;
      isCut = field.maxLength >= 0 && lengthWith(field, event) > field.maxLength;
    });
    const after = guarded(() => {
      if (!isCut) return;
      isCut = false;
      const text = say('page_length_cut', field.maxLength);
      shown.report(SECTION_OF[name], text);
      speak(text);
    });
    field.addEventListener('beforeinput', before, { signal });
    // Registered after the checks' own listener, so that they do not take it back.
    field.addEventListener('input', after, { signal });
  }
}
