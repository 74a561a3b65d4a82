/** The expiry page's entry: sets the language, puts the page together. */
import { render } from 'preact';
import { say } from '../shared/strings';
import { ExpiryPage } from './expiry/page';

const root = document.getElementById('expiry');
if (root !== null) {
  document.documentElement.lang = say('language_tag');
  document.title = `${say('expiry_title')} – ${say('extension_short_name')}`;
  render(<ExpiryPage />, root);
}
