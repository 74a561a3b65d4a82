/** How the assistant stands on this page, for an open popup. */
import type { PageReport } from '../shared/protocol';
import { type Found, listFields } from './find-parts';

/** How it goes with what was found. */
export interface Standing {
  readonly isShowing: boolean;
  readonly isMounted: boolean;
  /** The page took the panel away once too often. */
  readonly isRemoved: boolean;
  /** Another frame is User Info, too. */
  readonly isDoubted: boolean;
  /** The page states other conditions than the published ones. */
  readonly isDrifted: boolean;
}

function stateOf(found: Found | null, standing: Standing): PageReport['state'] {
  if (standing.isShowing) return 'showing';
  if (found?.parts) {
    if (standing.isMounted) return found.map ? 'map' : 'working';
    return standing.isRemoved ? 'removed' : 'stopped';
  }
  return standing.isDoubted ? 'stepped-back' : 'idle';
}

/** Makes the report. It says which parts were found, and nothing of what stands in them. */
export function makeReport(page: string, found: Found | null, standing: Standing): PageReport {
  const recognition = found?.recognition ?? { answer: 'no' };
  const fields = listFields();
  const isUnsure = recognition.answer === 'unsure';
  return {
    type: 'page-report',
    page,
    answer: recognition.answer,
    found: isUnsure ? recognition.found : [],
    doubts: isUnsure ? recognition.doubts : [],
    fields: fields.length,
    passwords: fields.filter(({ type }) => type === 'password').length,
    state: stateOf(found, standing),
    isDrifted: standing.isDrifted,
  };
}
