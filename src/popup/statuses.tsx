/** The two statuses, and what goes with them. */
import type { ComponentChildren } from 'preact';
import { CLOCK_UNKNOWN } from '../portal/certificate/clock';
import { EXPIRY_UNKNOWN, viewExpiry } from '../portal/certificate/expiry';
import { CERTIFICATE_UNKNOWN, type CertificateStatus } from '../portal/certificate/status';
import { say } from '../shared/strings';
import { ClockLine } from './clock-line';
import { ExpiryLine } from './expiry-line';
import type { PortalWay } from './portal-way';
import { isAtWindow, type ProtectNotice, tellsTimes } from './protect-notice';
import { ProtectNoticeBlock } from './protect-notice-block';
import { StatusCard } from './status-card';
import type { Setting, StatusView } from './status-view';
import type { Remembered } from './use-remembered';
import type { View } from './use-view';
import { ViewButton } from './view-button';

/** What the two cards show. */
export interface Views {
  readonly certificate: StatusView;
  readonly passwordProtect: StatusView;
}

interface Props {
  readonly remembered: Remembered;
  /** The certificate as it is to be shown; undefined when it could not be read. */
  readonly certificate: CertificateStatus | undefined;
  /** Null before everything is read. */
  readonly views: Views | null;
  readonly setting: Setting;
  /** What is most urgent to say of Password Protect; null when there is nothing. */
  readonly notice: ProtectNotice | null;
  readonly view: View;
  /** How the portal is gone to. */
  readonly way: PortalWay;
  /** The extension may not see the portal, which is said above. */
  readonly isAccessMissing: boolean;
  /** The button that copies what the helpdesk needs. */
  readonly copyReport: ComponentChildren;
  /** An address could not be opened. */
  readonly onFailure: (url: string) => void;
}

/** Something is wrong that steps can put right. */
const hasTrouble = (view: StatusView | undefined): boolean =>
  view !== undefined && view.words.tone !== 'good' && view.words.tone !== 'plain';

/** All is well, and was so lately. */
const isWell = (view: StatusView | undefined): boolean =>
  view !== undefined && view.words.tone === 'good' && view.evidence?.old === false;

/**
 * Where a notice tells of two moments itself, one of them need not be told twice; and beside a sign-in
 * that is wanted now there is no room for it.
 */
const withoutSince = (view: StatusView): StatusView => ({ ...view, since: null });

/** What has to be read out stands once, in the notice where there is one about the same. */
const withoutCode = (view: StatusView): StatusView => ({ ...view, code: '', detail: '' });

/** That the browser was asked just now whether there is access says nothing of when it was withdrawn. */
const withoutEvidence = (view: StatusView): StatusView => ({ ...view, evidence: null });

/** The card of the certificate. */
function certificateCard(props: Props): StatusView | null {
  const { views, certificate, notice, isAccessMissing } = props;
  if (views === null) return null;
  if (isAccessMissing) return withoutEvidence(views.certificate);
  const isSaid = notice?.kind === 'failed' && certificate?.cause === 'sign-in-failed';
  return isSaid ? withoutCode(views.certificate) : views.certificate;
}

/** The cards. */
export function Statuses(props: Props) {
  const { remembered, certificate, views, setting, notice, view, way } = props;
  const { isAccessMissing, copyReport, onFailure } = props;
  const shown = certificateCard(props);
  const { clock, expiry } = remembered;
  const { now, language } = setting;
  const isTroubled = hasTrouble(views?.certificate);
  const protect =
    views && notice && (tellsTimes(notice) || isAtWindow(notice))
      ? withoutSince(views.passwordProtect)
      : (views?.passwordProtect ?? null);
  const end = viewExpiry(expiry ?? EXPIRY_UNKNOWN, now);
  const expiryLine = (
    <ExpiryLine
      view={end}
      status={certificate ?? CERTIFICATE_UNKNOWN}
      now={now}
      language={language}
      onFailure={onFailure}
    />
  );
  return (
    <>
      <StatusCard
        id="certificate"
        label={say('popup_certificate_label')}
        hint={say('popup_certificate_hint')}
        view={shown}
        isBrief={isAccessMissing || (notice !== null && isWell(views?.certificate))}
      >
        <ClockLine clock={clock ?? CLOCK_UNKNOWN} language={language} now={now} />
        {end.kind !== 'unknown' && expiryLine}
        <div class="offers">
          <ViewButton
            view={view}
            to="guide"
            label="popup_guide"
            {...(isTroubled && { glyph: 'steps' })}
          />
          {end.kind === 'unknown' && certificate?.state === 'accepted' && expiryLine}
          {shown?.code !== '' && copyReport}
        </div>
      </StatusCard>
      <StatusCard
        id="password-protect"
        label={say('popup_password_protect_label')}
        hint={say('popup_password_protect_hint')}
        view={protect}
        isBrief={isAccessMissing}
        notice={
          notice && (
            <ProtectNoticeBlock
              notice={notice}
              setting={setting}
              view={view}
              way={way}
              copyReport={copyReport}
              onFailure={onFailure}
            />
          )
        }
        more={
          (notice === null || !isAtWindow(notice)) && (
            <ViewButton view={view} to="protect" label="popup_protect_more" />
          )
        }
      />
    </>
  );
}
