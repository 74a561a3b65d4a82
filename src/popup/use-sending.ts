/** A press that sends something: its progress and its end. */
import { useRef, useState } from 'preact/hooks';
import { type MessageKey, say } from '../shared/strings';
import { type Note, type TellOutcome, tellBackground } from './tell-background';

/** What is said of each way in which it can go wrong. */
export type SendingFailures = Readonly<Record<Exclude<TellOutcome, 'done'>, MessageKey>>;

/** What a press has come to. */
export interface Sending {
  readonly isBusy: boolean;
  /** A sentence about what went wrong last; null when nothing did. */
  readonly failure: string | null;
  /** Sends; does nothing while something is under way. `onDone` is called when it worked. */
  readonly start: (request: Note, onDone: () => void) => void;
}

/** @param onSaid something to be said aloud */
export function useSending(onSaid: (sentence: string) => void, failures: SendingFailures): Sending {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // A second press may come before the first is drawn.
  const isUnderWay = useRef(false);

  const start = async (request: Note, onDone: () => void): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setFailure(null);
    // The same failure twice is said twice only when something else was said between.
    onSaid('');
    const outcome = await tellBackground(request);
    isUnderWay.current = false;
    setBusy(false);
    if (outcome === 'done') return onDone();
    const sentence = say(failures[outcome]);
    setFailure(sentence);
    onSaid(sentence);
  };
  return { isBusy, failure, start: (request, onDone) => void start(request, onDone) };
}
