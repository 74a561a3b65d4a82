/** One status: what it is about, a headline, the next step, the evidence. */
import type { ComponentChildren } from 'preact';
import { type MessageKey, say } from '../shared/strings';
import { Glyph } from './glyph';
import { sayStep } from './say-step';
import { ErrorName, Sentence } from './sentence';
import type { StatusView } from './status-view';

interface Props {
  readonly id: string;
  /** What the card is about. */
  readonly label: string;
  /** The same, explained in half a line. */
  readonly hint: string;
  /** Null before anything is known: the card is drawn empty and keeps its place. */
  readonly view: StatusView | null;
  /** Something more urgent: it takes the place of what the status means and what to do next. */
  readonly notice?: ComponentChildren;
  /** There is something more urgent in the popup, and nothing to do here: no meaning, no next step. */
  readonly isBrief?: boolean;
  /** The way to a view that says more. */
  readonly more?: ComponentChildren;
  /** What belongs to this status alone, below it. */
  readonly children?: ComponentChildren;
}

/** A status card. */
export function StatusCard(props: Props) {
  const { id, label, hint, view, children } = props;
  return (
    <section
      class="card"
      data-tone={view?.words.tone ?? 'plain'}
      data-old={view?.evidence?.old === true}
      aria-labelledby={id}
    >
      <span class="sign">{view !== null && <Glyph name={view.words.glyph} />}</span>
      <div class="about">
        <h2 id={id}>{label}</h2>
        <span class="hint">{hint}</span>
      </div>
      {view !== null && <Said {...props} view={view} />}
      {view !== null && children}
    </section>
  );
}

const sayAll = (key: MessageKey | undefined): readonly string[] =>
  key === undefined ? [] : [say(key)];

function MeaningAndStep({ words, sayPresent }: StatusView) {
  return (
    <>
      {words.meaning !== null && (
        <p class="meaning">{say(words.meaning, ...sayAll(words.lastHeadline))}</p>
      )}
      <p class="step">
        <Glyph name="next" />
        <Sentence text={sayStep(words.step, sayPresent)} />
      </p>
    </>
  );
}

type SaidProps = Omit<Props, 'view' | 'children'> & { readonly view: StatusView };

function Said({ id, view, notice, isBrief = false, more }: SaidProps) {
  const { words, evidence, since, isLikely, code, detail } = view;
  const isUsual = !isBrief && (notice === undefined || notice === null);
  return (
    <>
      <p class="headline">{say(words.headline)}</p>
      {isUsual && <MeaningAndStep {...view} />}
      {(evidence !== null || more) && (
        <p class="evidence" id={`${id}-evidence`}>
          {evidence !== null && <time dateTime={evidence.dateTime}>{evidence.text}</time>}
          {since !== null && <span class="since"> · {since}</span>} {more}
        </p>
      )}
      {notice}
      {isLikely && <p class="detail">{say('popup_likely')}</p>}
      {code !== '' && (
        <p class="detail">
          {say('popup_for_helpdesk')} <code translate={false}>{code}</code>{' '}
          {detail !== '' && <ErrorName name={detail} />}
        </p>
      )}
    </>
  );
}
