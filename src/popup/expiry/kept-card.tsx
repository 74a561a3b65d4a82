/** The date that is kept now. */
import type { RefObject } from 'preact';
import { type Expiry, type ExpiryView, viewExpiry } from '../../portal/certificate/expiry';
import { type MessageKey, say } from '../../shared/strings';
import { Glyph, type GlyphName } from '../glyph';
import { useSending } from '../use-sending';
import { EXPIRY_FAILURES } from './failures';
import { Notice } from './notice';
import { sayDay, sayDays } from './say-date';
import { Sign } from './sign';
import type { Kept } from './use-expiry';

interface Props {
  readonly kept: Kept;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
  /** The heading, which takes the focus when the date has changed. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onForgotten: () => void;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

interface Look {
  readonly tone: 'plain' | 'good' | 'warning' | 'bad';
  /** Null for the calendar. */
  readonly glyph: GlyphName | null;
}

function lookOf(view: ExpiryView): Look {
  if (view.kind === 'unknown') return { tone: 'plain', glyph: null };
  if (view.kind === 'over') return { tone: 'bad', glyph: 'cross' };
  return view.isDue ? { tone: 'warning', glyph: 'alert' } : { tone: 'good', glyph: 'check' };
}

function sayHeadline(view: ExpiryView, language: string): string {
  if (view.kind === 'unknown') return say('expiry_kept_none');
  const key: MessageKey = view.kind === 'over' ? 'expiry_kept_over' : 'expiry_kept_ahead';
  return say(key, sayDay(view.endsAt, language));
}

const SOURCES = {
  file: 'expiry_kept_file',
  typed: 'expiry_kept_typed',
} as const satisfies Record<NonNullable<Expiry['from']>, MessageKey>;

/** How far the date is, and where it is from. */
function Evidence(props: {
  readonly expiry: Expiry & { readonly endsAt: number };
  readonly now: number;
  readonly language: string;
}) {
  const { expiry, now, language } = props;
  return (
    <p class="facts">
      <strong>{sayDays(expiry.endsAt, now, language)}</strong>
      {expiry.from !== null && <span>{say(SOURCES[expiry.from])}</span>}
    </p>
  );
}

/** What is kept, what happens with it, and the way to have it forgotten. */
export function KeptCard({ kept, now, language, heading, onForgotten, onSaid }: Props) {
  const sending = useSending(onSaid, EXPIRY_FAILURES);
  const expiry = kept === 'failed' ? null : kept;
  const view = expiry && viewExpiry(expiry, now);
  const look: Look = view ? lookOf(view) : { tone: 'plain', glyph: null };
  const isUrgent = look.tone === 'warning' || look.tone === 'bad';
  const endsAt = expiry?.endsAt ?? null;

  return (
    <section class="card kept" data-tone={look.tone} data-kept={view?.kind} aria-labelledby="kept">
      <span class="sign">
        {look.glyph === null ? <Sign name="calendar" /> : <Glyph name={look.glyph} />}
      </span>
      <div class="said">
        <h2 id="kept" class="label" ref={heading} tabIndex={-1}>
          {say('expiry_kept_label')}
        </h2>
        {view && <p class="headline">{sayHeadline(view, language)}</p>}
        {expiry && endsAt !== null && (
          <Evidence expiry={{ ...expiry, endsAt }} now={now} language={language} />
        )}
      </div>
      {kept === 'failed' && <Notice tone="warning" glyph="alert" text={say('expiry_unread')} />}
      {view && (
        <p class="line">
          {isUrgent ? <Glyph name="next" /> : <Sign name="bell" />}
          <span>{say(isUrgent ? 'expiry_renew' : 'expiry_reminders')}</span>
        </p>
      )}
      {sending.failure !== null && <Notice tone="warning" glyph="alert" text={sending.failure} />}
      {endsAt !== null && (
        <button
          type="button"
          class="text-button"
          data-action="forget"
          aria-disabled={sending.isBusy}
          onClick={() => sending.start({ type: 'forget', what: 'expiry' }, onForgotten)}
        >
          {say('expiry_forget')}
        </button>
      )}
    </section>
  );
}
