/** When the certificate ends, as one line of the popup, with the way to say or change it. */
import { type ExpiryView, isOutlived } from '../portal/certificate/expiry';
import type { CertificateStatus } from '../portal/certificate/status';
import { say } from '../shared/strings';
import { sayDay, sayDistance } from './expiry/say-date';
import { expiryPageUrl, openExpiryPage } from './open-expiry-page';

interface Props {
  readonly view: ExpiryView;
  /** What is known of the certificate. */
  readonly status: CertificateStatus;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
  /** The page could not be opened. */
  readonly onFailure: (url: string) => void;
}

function sayView({ view, status, now, language }: Props): string {
  if (view.kind === 'unknown') return '';
  const day = sayDay(view.endsAt, language);
  if (view.kind === 'over') {
    return say(isOutlived(view, status, now) ? 'popup_expiry_outdated' : 'popup_expiry_over', day);
  }
  const key = view.isDue ? 'popup_expiry_soon' : 'popup_expiry_ahead';
  return say(key, day, sayDistance(view.endsAt, now, language));
}

/** There is something to be done about it. */
const isDue = ({ view, status, now }: Props): boolean =>
  view.kind === 'over' ? !isOutlived(view, status, now) : view.kind === 'ahead' && view.isDue;

/** The line. The popup closes when the page has come to the front. */
export function ExpiryLine(props: Props) {
  const { view, onFailure } = props;
  const open = (): void => {
    openExpiryPage().then(
      () => window.close(),
      () => onFailure(expiryPageUrl()),
    );
  };
  return (
    <p class="expiry" data-expiry={view.kind} data-due={isDue(props)}>
      {view.kind !== 'unknown' && <span>{sayView(props)} </span>}
      <button type="button" class="text-button" data-action="expiry" onClick={open}>
        {say(view.kind === 'unknown' ? 'popup_expiry_add' : 'popup_expiry_change')}
      </button>
    </p>
  );
}
