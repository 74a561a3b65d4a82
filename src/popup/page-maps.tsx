/** The pages that a person has shown, and the way to have them forgotten. */
import { useRef, useState } from 'preact/hooks';
import type { PageMap } from '../portal/recognition/page-map';
import type { KeptPageMap } from '../shared/page-map-schema';
import { say } from '../shared/strings';
import { tellBackground } from './tell-background';

interface Props {
  readonly maps: readonly KeptPageMap[];
  readonly language: string;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

/** What the page calls its parts, as they were when it was shown. */
function labelsOf({ parts }: PageMap): string {
  const { newPassword, reEntry, firstName, lastName, update } = parts;
  const labels = [newPassword, reEntry, firstName, lastName, update].map(
    // The nearest of several texts is enough to know it by.
    ({ label, name, id }) => label.split(' | ')[0] || name || id,
  );
  return [...new Set(labels)].filter(Boolean).join(say('page_list_separator'));
}

/** When a page was shown, as a day. */
function sayDay(shownAt: number, language: string): string {
  const day = new Date(shownAt);
  if (Number.isNaN(day.getTime())) return '';
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(day);
}

/** The list; it is not there where nothing was shown. */
export function PageMaps({ maps, language, onSaid }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [result, setResult] = useState<string | null>(null);
  if (maps.length === 0 && result === null) return null;

  const remove = async (id: string): Promise<void> => {
    // Whatever is left of the list, it stays to say how this ended.
    setResult('');
    const outcome = await tellBackground({ type: 'page-map-removed', id });
    const sentence = say(outcome === 'done' ? 'popup_maps_removed' : 'popup_maps_remove_failed');
    setResult(sentence);
    // The button goes with its page, and the keyboard must not be lost.
    heading.current?.focus();
    onSaid(sentence);
  };

  return (
    <section class="maps" aria-labelledby="maps">
      <h2 id="maps" ref={heading} tabIndex={-1}>
        {say('popup_maps_label')}
      </h2>
      {result && <p>{result}</p>}
      <ul class="map-list">
        {maps.map(({ id, shownAt, map }) => {
          const day = shownAt === null ? null : sayDay(shownAt, language);
          return (
            <li key={id}>
              <span class="map">
                <span>{labelsOf(map)}</span>
                <span class="hint">
                  {day === null ? say('popup_maps_policy') : say('popup_maps_date', day)}
                </span>
              </span>
              {day !== null && (
                <button
                  type="button"
                  class="text-button"
                  data-action="remove-map"
                  aria-label={say('popup_maps_remove_name', day, labelsOf(map))}
                  onClick={() => remove(id)}
                >
                  {say('popup_maps_remove')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
