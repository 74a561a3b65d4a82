/** The page in the open tab, where there is something to say about it. */
import type { Part } from '../portal/recognition/recognition';
import { type MessageKey, say } from '../shared/strings';
import { Glyph, type GlyphName } from './glyph';
import { PART_NAMES, type PageView } from './page-view';

interface Props {
  readonly view: PageView;
  readonly onShowMe: () => void;
}

const nameParts = (parts: readonly Part[]): string =>
  parts.map((part) => say(PART_NAMES[part])).join(say('page_list_separator'));

/** Which parts were found, or not; nothing where there are none. */
function PartsLine(props: {
  readonly glyph: GlyphName;
  readonly text: MessageKey;
  readonly parts: readonly Part[];
}) {
  if (props.parts.length === 0) return null;
  return (
    <p class="parts" data-found={props.text === 'popup_page_found'}>
      <Glyph name={props.glyph} />
      <span>{say(props.text, nameParts(props.parts))}</span>
    </p>
  );
}

/** What is said of the page, and the offer to be shown. */
export function PageCard({ view, onShowMe }: Props) {
  switch (view.kind) {
    case 'nothing':
      return null;
    case 'line':
      return <p class="page-line">{say(view.text)}</p>;
    case 'notice':
      return (
        <p class="notice">
          <Glyph name="alert" />
          <span>{say(view.text)}</span>
        </p>
      );
    case 'drift':
      return (
        <>
          <p class="notice" data-tone="note">
            <Glyph name="info" />
            <span>{say('popup_page_drift')}</span>
          </p>
          {view.line !== null && <p class="page-line">{say(view.line)}</p>}
        </>
      );
    case 'offer':
      return (
        <button type="button" class="text-button" data-action="show-me" onClick={onShowMe}>
          {say('popup_page_show_quiet')}
        </button>
      );
    case 'unsure':
      return (
        <section class="card" data-tone="warning" data-page="unsure" aria-labelledby="page">
          <span class="sign">
            <Glyph name="question" />
          </span>
          <div class="about">
            <h2 id="page">{say('popup_page_label')}</h2>
          </div>
          <p class="headline">{say(view.headline)}</p>
          <PartsLine glyph="check" text="popup_page_found" parts={view.found} />
          <PartsLine glyph="missing" text="popup_page_missing" parts={view.missing} />
          {view.reasons.map((reason) => (
            <p class="reason" key={reason}>
              {say(reason)}
            </p>
          ))}
          <div class="show-me">
            <button type="button" class="button" data-action="show-me" onClick={onShowMe}>
              <Glyph name="point" />
              {say('popup_page_show')}
            </button>
            <span class="hint">{say('popup_page_show_hint')}</span>
          </div>
        </section>
      );
  }
}
