/** This computer's clock, where it is wrong enough to do harm. */
import { type ClockStatus, clockError, isFreshlyMeasured } from '../portal/certificate/clock';
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { sayTimeSpan } from './time-span';

interface Props {
  readonly clock: ClockStatus;
  readonly language: string;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

/** A line; nothing where the clock is right, or nobody has compared it lately. */
export function ClockLine({ clock, language, now }: Props) {
  const error = clockError(clock);
  if (error === null || !isFreshlyMeasured(clock, now)) return null;
  const span = sayTimeSpan(Math.abs(error), language);
  return (
    <p class="clock">
      <Glyph name="alert" />
      <span>{say(error > 0 ? 'popup_clock_ahead' : 'popup_clock_behind', span)}</span>
    </p>
  );
}
