/** This computer's clock, where it is wrong enough to do harm. */
import { type ClockStatus, clockError } from '../portal/certificate/clock';
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { sayTimeSpan } from './time-span';

interface Props {
  readonly clock: ClockStatus;
  readonly language: string;
}

/** A line; nothing where the clock is right, or nobody knows. */
export function ClockLine({ clock, language }: Props) {
  const error = clockError(clock);
  if (error === null) return null;
  const span = sayTimeSpan(Math.abs(error), language);
  return (
    <p class="clock">
      <Glyph name="alert" />
      <span>{say(error > 0 ? 'popup_clock_ahead' : 'popup_clock_behind', span)}</span>
    </p>
  );
}
