import { describe, expect, it } from 'vitest';
import { bestReport, viewPage } from '../../src/popup/page-view';
import type { PageReport } from '../../src/shared/protocol';

const report = (changes: Partial<PageReport> = {}): PageReport => ({
  type: 'page-report',
  page: 'a',
  answer: 'no',
  found: [],
  doubts: [],
  fields: 0,
  passwords: 0,
  state: 'idle',
  isDrifted: false,
  ...changes,
});
const unsure = report({ answer: 'unsure', fields: 5, passwords: 2, page: 'unsure' });

describe('of a page', () => {
  it.each<[string, Partial<PageReport> | null, ReturnType<typeof viewPage>]>([
    ['none of the portal', null, { kind: 'nothing' }],
    ['recognised', { answer: 'match', state: 'working' }, { kind: 'nothing' }],
    ['by a map', { answer: 'unsure', state: 'map' }, { kind: 'line', text: 'popup_page_map' }],
    [
      'recognised, with other conditions',
      { answer: 'match', state: 'working', isDrifted: true },
      { kind: 'drift', line: null },
    ],
    [
      'by a map, with other conditions',
      { answer: 'unsure', state: 'map', isDrifted: true },
      { kind: 'drift', line: 'popup_page_map' },
    ],
    [
      'that took the panel away, with other conditions',
      { answer: 'match', state: 'removed', isDrifted: true },
      { kind: 'notice', text: 'popup_page_removed' },
    ],
    [
      'being shown',
      { answer: 'unsure', state: 'showing' },
      { kind: 'line', text: 'popup_page_showing' },
    ],
    [
      'that took the panel away',
      { answer: 'match', state: 'removed' },
      { kind: 'notice', text: 'popup_page_removed' },
    ],
    [
      'without a place',
      { answer: 'match', state: 'stopped' },
      { kind: 'notice', text: 'popup_page_stopped' },
    ],
    ['that is another one', { fields: 4, passwords: 1 }, { kind: 'nothing' }],
    ['that is another one, too', { fields: 3, passwords: 2 }, { kind: 'nothing' }],
    ['with two passwords and more', { fields: 4, passwords: 2 }, { kind: 'offer' }],
  ])('%s', (_name, changes, view) => {
    expect(viewPage(changes && report(changes))).toEqual(view);
  });

  it('in doubt: a part that was found and is doubted was not found; others are not spoken of', () => {
    const view = viewPage({
      ...unsure,
      found: ['update', 'newPassword', 'reEntry', 'firstName', 'lastName'],
      doubts: ['update', 'another-page'],
    });
    expect(view).toEqual({
      kind: 'unsure',
      headline: 'popup_page_unsure',
      found: ['newPassword', 'reEntry', 'firstName', 'lastName'],
      missing: ['update'],
      reasons: ['popup_page_doubt_another_page', 'popup_page_unchecked'],
    });
  });

  it('in doubt with every part found: only whose page it is', () => {
    const view = viewPage({ ...unsure, found: ['update'], doubts: ['user-info'] });
    expect(view).toMatchObject({ headline: 'popup_page_yours', missing: [] });
  });

  it('that has stepped back: there are two', () => {
    const view = viewPage({ ...unsure, doubts: ['two-forms'], state: 'stepped-back' });
    expect(view).toMatchObject({ headline: 'popup_page_two_forms' });
  });
});

it('of several frames the one that matters most speaks', () => {
  const working = report({ answer: 'match', state: 'working', page: 'working' });
  const showing = report({ state: 'showing', page: 'showing' });
  const offer = report({ fields: 9, passwords: 2, page: 'offer' });
  expect(bestReport([])).toBeNull();
  expect(bestReport([report(), offer])?.page).toBe('offer');
  expect(bestReport([report(), offer, unsure])?.page).toBe('unsure');
  expect(bestReport([unsure, working, offer])?.page).toBe('working');
  expect(bestReport([working, showing])?.page).toBe('showing');
});
