/** What showed how Password Protect stood, newest first. */
import type { NewStart } from '../../portal/password-protect/record';
import type { HistoryEntry } from '../../portal/password-protect/replay';
import { type MessageKey, say } from '../../shared/strings';
import { Glyph } from '../glyph';
import { LESS, wordsForLook } from '../protect-looks';
import { sayWhen, sayWhile } from '../say-when';
import type { Setting } from '../status-view';
import { type HistoryRow, viewHistory } from './history-rows';

interface Props {
  readonly history: readonly HistoryEntry[];
  readonly start: NewStart | null;
  readonly setting: Setting;
}

const SIGNS = { on: 'locked', off: 'unlocked' } as const;
const STARTS: Readonly<Record<NewStart['why'], MessageKey>> = {
  account: 'popup_protect_start_account',
  forgotten: 'popup_protect_start_forgotten',
};

function Row({ row, setting }: { readonly row: HistoryRow; readonly setting: Setting }) {
  const { state, source, from, to, isOutweighed } = row;
  return (
    <li data-state={state} data-outweighed={isOutweighed}>
      <Glyph name={SIGNS[state]} />
      <span>{say(wordsForLook(state, source))}</span>{' '}
      <span class="when">{sayWhile(from, to, setting.now, setting.language)}</span>
      {isOutweighed && <span class="hint">{say(LESS[source])}</span>}
    </li>
  );
}

/** The list. */
export function HistoryList({ history, start, setting }: Props) {
  const view = viewHistory(history, start);
  if (view.rows.length === 0) return <p>{say('popup_protect_history_none')}</p>;
  return (
    <ol class="history">
      {view.rows.map((row) => (
        <Row key={`${row.source} ${row.state} ${row.from}`} row={row} setting={setting} />
      ))}
      {view.older > 0 && <li>{say('popup_protect_older', String(view.older))}</li>}
      {view.start !== null && (
        <li data-start={view.start.why}>
          <span>{say(STARTS[view.start.why])}</span>{' '}
          <span class="when">{sayWhen(view.start.at, setting.now, setting.language)}</span>
        </li>
      )}
    </ol>
  );
}
