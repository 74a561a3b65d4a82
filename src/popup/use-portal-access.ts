/** Whether the browser lets the extension see the portal, live, and the press that has it ask the person. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { askForPortal, maySeePortal, watchPortalAccess } from '../shared/portal-access';
import { say } from '../shared/strings';

/** The access as the popup shows it. */
export interface PortalAccess {
  /** False as long as nobody knows: the statuses do not wait for the answer. */
  readonly isMissing: boolean;
  /** The person has pressed, and there is no access all the same: they said no, or nobody was asked. */
  readonly isRefused: boolean;
  /** The access came by a press here: the button that was pressed is gone. */
  readonly cameByPress: boolean;
  /** Has the browser ask the person. To be called in the press itself. */
  readonly allow: () => void;
}

/** How a press has ended. */
type Pressed = 'not-yet' | 'refused' | 'allowed';

/**
 * Follows the access.
 * @param readAccess gives the first answer; what changes meanwhile is newer than that
 * @param onSaid something to be said aloud
 */
export function usePortalAccess(
  readAccess: () => Promise<boolean>,
  onSaid: (sentence: string) => void,
): PortalAccess {
  const [isMissing, setMissing] = useState(false);
  const [pressed, setPressed] = useState<Pressed>('not-yet');
  const known = useRef<boolean | null>(null);

  const put = (isAllowed: boolean): void => {
    const isNews = known.current !== null && known.current !== isAllowed;
    known.current = isAllowed;
    setMissing(!isAllowed);
    if (isNews) onSaid(say(isAllowed ? 'popup_access_allowed' : 'popup_access_headline'));
  };

  // Before the first frame: an answer that comes in time for it is in it.
  useLayoutEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const onChange = (): void => {
      void maySeePortal().then((isAllowed) => !signal.aborted && put(isAllowed));
    };
    watchPortalAccess(onChange, signal);
    void readAccess().then((isAllowed) => {
      if (!signal.aborted && known.current === null) put(isAllowed);
    });
    return () => controller.abort();
  }, []);

  const allow = (): void => {
    // The same refusal twice is said twice only when something else was said between.
    onSaid('');
    const onAnswer = (isAllowed: boolean): void => {
      setPressed(isAllowed ? 'allowed' : 'refused');
      put(isAllowed);
      if (!isAllowed) onSaid(say('popup_access_refused'));
    };
    askForPortal().then(onAnswer, () => onAnswer(false));
  };
  return {
    isMissing,
    isRefused: isMissing && pressed === 'refused',
    cameByPress: !isMissing && pressed === 'allowed',
    allow,
  };
}
