/** Everything about Password Protect: how it stands, what its window wants, and what was seen. */
import { useState } from 'preact/hooks';
import type { BrowserKind } from '../../portal/browsers';
import type { NewStart } from '../../portal/password-protect/record';
import type { PasswordProtectStatus } from '../../portal/password-protect/status';
import { type MessageKey, say } from '../../shared/strings';
import { AskOnce } from '../ask-once';
import { FORGET_FAILURES } from '../forget-failures';
import { Glyph } from '../glyph';
import { Tool, type ToolSetting } from '../guide-tools';
import type { Setting, StatusView } from '../status-view';
import { useFocus } from '../use-focus';
import { useSending } from '../use-sending';
import { Drawing } from './drawing';
import { HistoryList } from './history-list';
import './protect.css';

/** What the view needs. */
export interface ProtectPageProps {
  readonly status: PasswordProtectStatus;
  /** From when on evidence counts; null: from the beginning. */
  readonly start: NewStart | null;
  /** Anything is kept, be it that nothing follows from it. */
  readonly hasAny: boolean;
  readonly view: StatusView;
  readonly setting: Setting;
  readonly browser: BrowserKind;
  readonly tools: ToolSetting;
}

const ENTRIES: readonly { readonly name: MessageKey; readonly text: MessageKey }[] = [
  { name: 'popup_protect_id', text: 'popup_protect_id_text' },
  { name: 'popup_protect_password', text: 'popup_protect_password_text' },
];

function State({ view: { words, evidence, since } }: { readonly view: StatusView }) {
  return (
    <div class="state" data-tone={words.tone}>
      <p class="found">
        <Glyph name={words.glyph} />
        {say(words.headline)}
      </p>
      {evidence !== null && <p class="evidence">{since ?? evidence.text}</p>}
    </div>
  );
}

/** What belongs into the window, and where to get it. */
function Entries({ tools }: { readonly tools: ToolSetting }) {
  return (
    <div class="entries">
      <dl>
        {ENTRIES.map(({ name, text }) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{say(text)}</dd>
          </div>
        ))}
      </dl>
      <div class="tools">
        <Tool tool={{ kind: 'forgotten-password' }} setting={tools} />
      </div>
      <p class="never">
        <Glyph name="shield" />
        <span>{say('popup_protect_never')}</span>
      </p>
    </div>
  );
}

/** Has what was seen forgotten; says how that ended. */
function Forget(props: { readonly hasAny: boolean; readonly onSaid: ToolSetting['onSaid'] }) {
  const { hasAny, onSaid } = props;
  const [isForgotten, setForgotten] = useState(false);
  const { isBusy, failure, start } = useSending(onSaid, FORGET_FAILURES);
  const said = say('popup_forgotten', say('popup_password_protect_label'));
  const result = useFocus<HTMLParagraphElement>(isForgotten);
  if (isForgotten) {
    return (
      <p ref={result} tabIndex={-1}>
        {said}
      </p>
    );
  }
  if (!hasAny) return null;
  const forget = (): void =>
    start({ type: 'forget', what: 'password-protect' }, () => {
      setForgotten(true);
      onSaid(said);
    });
  return (
    <>
      {failure !== null && <p class="notice">{failure}</p>}
      <AskOnce
        label="popup_protect_forget"
        question="popup_protect_forget_ask"
        action="forget"
        isBusy={isBusy}
        onYes={forget}
      />
    </>
  );
}

/** The view. */
export function ProtectPage(props: ProtectPageProps) {
  const { status, start, hasAny, view, setting, browser, tools } = props;
  const isOn = status.state === 'on';
  return (
    <div class="protect">
      <State view={view} />
      <section aria-labelledby="look">
        <h2 id="look">{say(isOn ? 'popup_protect_look' : 'popup_protect_look_later')}</h2>
        <Drawing kind={browser} />
      </section>
      <Entries tools={tools} />
      <details>
        <summary>{say('popup_protect_history')}</summary>
        <HistoryList history={status.history} start={start} setting={setting} />
        <Forget hasAny={hasAny} onSaid={tools.onSaid} />
      </details>
    </div>
  );
}
