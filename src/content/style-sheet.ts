/** How everything of ours on the page looks. */
import tokens from '../shared/tokens.css?inline';
import panel from './panel.css?inline';

/**
 * Makes a style sheet for a shadow root; it works where the page's policy forbids style elements.
 * @param more styles beyond the panel's
 */
export function createStyleSheet(more = ''): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + panel + more);
  return sheet;
}
