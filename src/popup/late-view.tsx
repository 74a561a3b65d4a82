/** Views whose code is loaded only when they are shown: the popup's opening does not wait for them. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../shared/strings';

/** How loading stands; the view itself in an object, for a function would be called as an update. */
type Loading<P> = 'under-way' | 'failed' | { readonly View: ComponentType<P> };

interface Listening {
  /** It could not be loaded: a sentence to be said aloud. */
  readonly onUnloaded: (sentence: string) => void;
}

/**
 * Makes a view of one that is still to be loaded.
 * @param load gives the view; when that fails, because the extension was updated meanwhile, that is said,
 * aloud as well
 */
export function lateView<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P & Listening> {
  return function LateView(props: P & Listening) {
    const [loading, setLoading] = useState<Loading<P>>('under-way');
    useEffect(() => {
      load().then(
        (View) => setLoading({ View }),
        () => {
          setLoading('failed');
          props.onUnloaded(say('popup_view_failed'));
        },
      );
    }, []);
    if (loading === 'under-way') return null;
    if (loading === 'failed') return <p class="notice">{say('popup_view_failed')}</p>;
    return <loading.View {...props} />;
  };
}
