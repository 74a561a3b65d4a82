/** The popup's entry: sets the language, puts the popup on the page. */

import './first-reading';

import { render } from 'preact';
import { say } from '../shared/strings';
import { Popup } from './popup';
import { readAccessFirst, readFirst } from './read-first';

const root = document.getElementById('popup');
if (root !== null) {
  document.documentElement.lang = say('language_tag');
  document.title = say('extension_short_name');
  render(<Popup readItem={readFirst} readAccess={readAccessFirst} />, root);
  // Last, so that it stays when anything above throws.
  document.getElementById('without-script')?.remove();
}
