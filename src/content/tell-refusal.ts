/** Tells the background what a web server's own page says of a certificate that it refused. */
import { readRefusalWords } from '../portal/certificate/refusal-page';
import { tell } from './extension';

/** Reads the page's title; of any page but such a refusal nothing is told. */
export function tellRefusal(): void {
  const refusal = readRefusalWords(document.title);
  if (refusal) tell<'refusal-shown'>({ type: 'refusal-shown', refusal });
}
