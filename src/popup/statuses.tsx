/** The two statuses, and what goes with them. */
import type { ComponentChildren } from 'preact';
import { CLOCK_UNKNOWN } from '../portal/certificate/clock';
import type { CertificateStatus } from '../portal/certificate/status';
import { say } from '../shared/strings';
import { ClockLine } from './clock-line';
import { GuideButton } from './guide-button';
import { StatusCard } from './status-card';
import type { StatusView } from './status-view';
import type { GuideView } from './use-guide';
import type { Remembered } from './use-remembered';

interface Props {
  readonly remembered: Remembered;
  /** Null before everything is read. */
  readonly views: {
    readonly certificate: StatusView;
    readonly passwordProtect: StatusView;
  } | null;
  readonly language: string;
  readonly guide: GuideView;
  /** The button that copies what the helpdesk needs. */
  readonly copyReport: ComponentChildren;
}

/** Something is wrong that steps can put right. */
const hasTrouble = (status: CertificateStatus | undefined): boolean =>
  status !== undefined && status.state !== 'accepted' && status.state !== 'unknown';

/** The cards. */
export function Statuses({ remembered, views, language, guide, copyReport }: Props) {
  const { certificate, clock } = remembered;
  const isTroubled = hasTrouble(certificate);
  return (
    <>
      <StatusCard
        id="certificate"
        label={say('popup_certificate_label')}
        hint={say('popup_certificate_hint')}
        view={views?.certificate ?? null}
      >
        <ClockLine clock={clock ?? CLOCK_UNKNOWN} language={language} />
        <div class="offers">
          <GuideButton guide={guide} isMain={isTroubled} />
          {(isTroubled || certificate?.cause === 'other') && copyReport}
        </div>
      </StatusCard>
      <StatusCard
        id="password-protect"
        label={say('popup_password_protect_label')}
        hint={say('popup_password_protect_hint')}
        view={views?.passwordProtect ?? null}
      />
    </>
  );
}
