/** The page for the expiry date as a whole. */
import { useRef, useState } from 'preact/hooks';
import { say } from '../../shared/strings';
import { useNow } from '../use-now';
import { FileWay } from './file-way';
import { FoundCard } from './found-card';
import { KeptCard } from './kept-card';
import { RefusedCard } from './refused-card';
import { sayDay } from './say-date';
import { sayFoundHeadline } from './say-found';
import { TypedWay } from './typed-way';
import { useDrop } from './use-drop';
import { useExpiry } from './use-expiry';
import { type Picked, usePickedFile } from './use-picked-file';
import { WORDS_FOR_REFUSAL } from './words-for-refusal';

/** What a screen reader says by itself of a file. */
function sayPicked(picked: Picked, language: string): string {
  switch (picked.kind) {
    case 'nothing':
      return '';
    case 'reading':
      return say('expiry_file_reading');
    case 'certificate':
      return sayFoundHeadline(picked, Date.now(), language);
    case 'refused': {
      const { headline, step } = WORDS_FOR_REFUSAL[picked.reason];
      return [say(headline), say(step)].join(' – ');
    }
  }
}

/** Everything the page shows. */
export function ExpiryPage() {
  const language = say('language_tag');
  const now = useNow();
  const kept = useExpiry();
  const [said, setSaid] = useState('');
  const file = usePickedFile((picked) => setSaid(sayPicked(picked, language)));
  const isOver = useDrop(file.pick);
  const keptHeading = useRef<HTMLHeadingElement>(null);
  const chooseButton = useRef<HTMLButtonElement>(null);

  const isReplacing = kept !== null && kept !== 'failed' && kept.endsAt !== null;
  const onKept = (endsAt: number): void => {
    file.close();
    // What was pressed is gone or done with; this is what came of it.
    keptHeading.current?.focus();
    const headline = say('expiry_kept_ahead', sayDay(endsAt, language));
    setSaid([say('expiry_kept_label'), headline].join(' – '));
  };

  return (
    <main>
      <header>
        <p class="product">
          <img src="/icons/48.png" alt="" />
          {say('extension_short_name')}
        </p>
        <h1>{say('expiry_title')}</h1>
        <p>{say('expiry_lead')}</p>
      </header>
      <KeptCard
        kept={kept}
        now={now}
        language={language}
        heading={keptHeading}
        onSaid={setSaid}
        onForgotten={() => {
          keptHeading.current?.focus();
          setSaid(say('expiry_forgotten'));
        }}
      />
      <FileWay file={file} button={chooseButton}>
        {file.picked.kind === 'refused' && (
          <RefusedCard key={file.turn} reason={file.picked.reason} />
        )}
        {file.picked.kind === 'certificate' && (
          <FoundCard
            key={file.turn}
            found={file.picked}
            isReplacing={isReplacing}
            now={now}
            language={language}
            onKept={onKept}
            onSaid={setSaid}
            onClose={() => {
              file.close();
              chooseButton.current?.focus();
              setSaid(say('expiry_closed'));
            }}
          />
        )}
      </FileWay>
      <TypedWay isReplacing={isReplacing} now={now} onKept={onKept} onSaid={setSaid} />
      <footer>{say('popup_unofficial')}</footer>
      <p class="heard-only" role="status" aria-atomic="true">
        {said}
      </p>
      {isOver && (
        <p class="drop" aria-hidden="true">
          {say('expiry_file_drop')}
        </p>
      )}
    </main>
  );
}
