/** The popup's entry: sets the language, puts the popup on the page. */
import { render } from 'preact';
import { say } from '../shared/strings';
import { Popup } from './popup';

const root = document.getElementById('popup');
if (root !== null) {
  document.documentElement.lang = say('language_tag');
  document.title = say('extension_short_name');
  render(<Popup />, root);
  // Last, so that it stays when anything above throws.
  document.getElementById('without-script')?.remove();
}
