/** What a certificate file says, and the offer to keep its date. */
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../shared/strings';
import { Glyph } from '../glyph';
import { useSending } from '../use-sending';
import { EXPIRY_FAILURES } from './failures';
import { Notice } from './notice';
import { RememberButton } from './remember-button';
import { sayDay, sayDistance, sayMoment } from './say-date';
import { notesOnFound, sayFoundHeadline, validityOf } from './say-found';
import { Sign } from './sign';
import type { Found } from './use-picked-file';

interface Props {
  readonly found: Found;
  /** A date is kept already. */
  readonly isReplacing: boolean;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
  readonly onKept: (endsAt: number) => void;
  readonly onClose: () => void;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

/** A name as the certificate gives it; it may be in any language, and as long as it likes. */
function Name({ text }: { readonly text: string }) {
  if (text === '') return <>{say('expiry_found_nobody')}</>;
  return (
    <bdi class="name" translate={false}>
      {text}
    </bdi>
  );
}

/** A moment, and how far it is. */
function Moment(props: { readonly at: number; readonly now: number; readonly language: string }) {
  const { at, now, language } = props;
  return (
    <>
      {sayMoment(at, language)} <span class="distance">{sayDistance(at, now, language)}</span>
    </>
  );
}

/** Subject, issuer and validity. */
function Facts({ found, now, language }: Pick<Props, 'found' | 'now' | 'language'>) {
  const { subject, commonName, issuer, notBefore, notAfter } = found.certificate;
  return (
    <dl>
      <div>
        <dt>{say('expiry_found_subject')}</dt>
        <dd>
          <strong>
            <Name text={commonName} />
          </strong>
          {subject !== commonName && (
            <span class="quiet whole-name">
              <Name text={subject} />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('expiry_found_issuer')}</dt>
        <dd>
          <Name text={issuer} />
        </dd>
      </div>
      <div>
        <dt>{say('expiry_found_from')}</dt>
        <dd>
          <Moment at={notBefore} now={now} language={language} />
        </dd>
      </div>
      <div>
        <dt>{say('expiry_found_until')}</dt>
        <dd>
          <Moment at={notAfter} now={now} language={language} />
        </dd>
      </div>
    </dl>
  );
}

/** The card takes the focus: what comes next is in it. One that has expired is shown, not kept. */
export function FoundCard(props: Props) {
  const { found, isReplacing, now, language, onKept, onClose, onSaid } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const sending = useSending(onSaid, EXPIRY_FAILURES);
  useEffect(() => heading.current?.focus(), []);

  const isExpired = validityOf(found, now) === 'expired';
  const endsAt = found.certificate.notAfter;
  return (
    <section class="card found" data-tone={isExpired ? 'bad' : 'note'} aria-labelledby="found">
      <span class="sign">{isExpired ? <Glyph name="cross" /> : <Sign name="file" />}</span>
      <div class="said">
        <h3 id="found" class="label" ref={heading} tabIndex={-1}>
          {say('expiry_found_label')}
        </h3>
        <p class="headline">{sayFoundHeadline(found, now, language)}</p>
      </div>
      <Facts found={found} now={now} language={language} />
      {notesOnFound(found, now).map((note) => (
        <Notice key={note.text} {...note} />
      ))}
      {!isExpired && (
        <p>
          {say('expiry_found_keep', sayDay(endsAt, language))}
          {isReplacing && <span class="further">{say('expiry_replaces')}</span>}
        </p>
      )}
      {sending.failure !== null && <Notice tone="warning" glyph="alert" text={sending.failure} />}
      {!isExpired && (
        <div class="buttons">
          <RememberButton
            from="file"
            sending={sending}
            isQuiet={found.certificate.isAuthority}
            onPress={() =>
              sending.start({ type: 'expiry-kept', endsAt, from: 'file' }, () => onKept(endsAt))
            }
          />
          <button type="button" class="text-button" data-action="not-keep" onClick={onClose}>
            {say('expiry_not_keep')}
          </button>
        </div>
      )}
    </section>
  );
}
