/** One rule on the panel: what it asks, and how it stands, as a glyph and as a word. */
import { createElement } from './create-element';
import { say } from './extension';
import type { Mark } from './marks';
import type { Rule } from './review';
import { SECTION_OF_RULE } from './review';

/** What is neutral is an empty ring, and that is drawn. */
const GLYPHS: Readonly<Record<Mark, string>> = { none: '', ok: '✓', check: '!', fix: '✕' };

const WORDS = {
  none: 'page_state_none',
  ok: 'page_state_ok',
  check: 'page_state_check',
  fix: 'page_state_fix',
} as const;

/** A rule's row. */
export interface RuleRow {
  readonly element: HTMLElement;
  readonly mark: (mark: Mark) => void;
  /** Shows how much there is, such as "10 of 59"; not read aloud at every key. */
  readonly count: (text: string) => void;
}

/**
 * Draws a rule, neutral.
 * @param text what it asks, or what it is about where `count` says how much
 */
export function createRuleRow(rule: Rule, text: string): RuleRow {
  const glyph = createElement('span', { class: 'glyph', attributes: { 'aria-hidden': 'true' } });
  const word = createElement('span', { class: 'word' });
  const count = createElement('span', { class: 'count' });
  const asked = createElement('span', { class: 'text', text }, [count]);
  const element = createElement('li', { class: 'rule' }, [glyph, asked, word]);
  element.dataset.rule = rule;
  const isName = SECTION_OF_RULE[rule] === 'names';
  let shown: Mark | null = null;
  let counted = '';

  const mark = (state: Mark): void => {
    if (state === shown) return;
    shown = state;
    element.dataset.mark = state;
    glyph.textContent = GLYPHS[state];
    // What the portal has saved is not waiting for anything.
    word.textContent = say(isName && state === 'none' ? 'page_state_saved' : WORDS[state]);
  };
  mark('none');
  return {
    element,
    mark,
    count(now) {
      if (now === counted) return;
      counted = now;
      count.textContent = now;
    },
  };
}
