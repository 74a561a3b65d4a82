/** The popup as a whole: the statuses, or another of its views. */
import { useState } from 'preact/hooks';
import { EXPIRY_UNKNOWN, explainByExpiry, viewExpiry } from '../portal/certificate/expiry';
import { CERTIFICATE_UNKNOWN, type CertificateStatus } from '../portal/certificate/status';
import { NO_SIGN_INS, viewSignIn } from '../portal/password-protect/sign-in';
import { PASSWORD_PROTECT_UNKNOWN, statusOf } from '../portal/password-protect/status';
import { NO_VISIT } from '../portal/way-in';
import { browser } from '../shared/browser';
import { type MessageKey, say } from '../shared/strings';
import { readThisBrowser } from '../shared/this-browser';
import { AccessAllowed, AccessMissing } from './access-notice';
import { certificateWithoutAccess, isReloadWanted } from './access-view';
import { Announcer } from './announcer';
import { BackButton } from './back-button';
import { CheckButton } from './check-button';
import { CopyButton } from './copy-button';
import type { Reader } from './follow-item';
import { Glyph } from './glyph';
import { Guide } from './guide';
import type { ToolSetting } from './guide-tools';
import { keepsProtect } from './keeps-protect';
import { lateView } from './late-view';
import { OperatorLinks } from './operator-links';
import { PageCard } from './page-card';
import { PageMaps } from './page-maps';
import { viewPage } from './page-view';
import { PortalLinks } from './portal-links';
import { wayToPortal } from './portal-way';
import { noticeOf, type ProtectNotice } from './protect-notice';
import { sayNotice } from './protect-notice-words';
import { writeReport } from './report';
import { Sentence } from './sentence';
import { type Setting, type StatusView, viewCertificate, viewPasswordProtect } from './status-view';
import { Statuses, type Views } from './statuses';
import { type CheckFailure, useCheck } from './use-check';
import { useNews } from './use-news';
import { useNow } from './use-now';
import { usePage } from './use-page';
import { usePortalAccess } from './use-portal-access';
import { type Remembered, useRemembered } from './use-remembered';
import { useView, type ViewName } from './use-view';
import { ViewButton } from './view-button';

interface Props {
  /** Reads what is remembered, once. */
  readonly readItem: Reader;
  /** Tells, once, whether the extension may see the portal. */
  readonly readAccess: () => Promise<boolean>;
}

const ProtectPage = lateView(async () => (await import('./protect/protect-page')).ProtectPage);
const RememberedPage = lateView(
  async () => (await import('./remembered/remembered-page')).RememberedPage,
);

const TITLES: Readonly<Record<ViewName, MessageKey>> = {
  main: 'extension_short_name',
  guide: 'popup_guide_title',
  protect: 'popup_password_protect_label',
  remembered: 'popup_remembered',
};

/** Everything the popup shows. */
export function Popup({ readItem, readAccess }: Props) {
  const remembered = useRemembered(readItem);
  const { reading } = remembered;
  const check = useCheck(remembered.check ?? { startedAt: null });
  const [unopened, setUnopened] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const access = usePortalAccess(readAccess, setSaid);
  const page = usePage();
  const setting = { now: useNow(), language: say('language_tag') };
  const certificate = access.isMissing
    ? certificateWithoutAccess(setting.now)
    : explained(remembered, setting.now);
  const passwordProtect =
    remembered.passwordProtect && statusOf(remembered.passwordProtect, setting.now);
  const signIns = remembered.signIns ?? NO_SIGN_INS;
  const signIn = viewSignIn(signIns, setting.now);
  const isNews = useNews(passwordProtect?.change);
  const protectNotice = noticeOf(passwordProtect, signIn, isNews, setting.now);
  const { cause } = certificate ?? CERTIFICATE_UNKNOWN;
  const way = wayToPortal({ notice: protectNotice, signIns, cause });
  const view = useView(remembered.guide ?? { openedAt: null }, setting.now);
  const surroundings = readThisBrowser();

  const notice = noticeFor(unopened, check.failure, reading === 'failed');
  // Until everything is read nothing is said: a wrong word for a blink is still a wrong word.
  const views =
    reading === 'under-way'
      ? null
      : {
          certificate: viewCertificate(certificate, setting),
          passwordProtect: viewPasswordProtect(
            passwordProtect,
            (certificate ?? CERTIFICATE_UNKNOWN).state,
            setting,
          ),
        };
  const tools: ToolSetting = {
    userInfoUrl: remembered.userInfo?.url ?? remembered.userInfoInSession?.url ?? null,
    way,
    access,
    onFailure: setUnopened,
    onSaid: setSaid,
  };
  const report = (): string =>
    writeReport({
      certificate,
      passwordProtect,
      signIn,
      clock: remembered.clock,
      expiry: remembered.expiry,
      headline: views === null ? '' : say(views.certificate.words.headline),
      version: browser.runtime.getManifest().version,
      userAgent: navigator.userAgent,
      isOnline: navigator.onLine,
      now: Date.now(),
    });
  const copyReport = <CopyButton text={report} label="popup_copy_report" onSaid={setSaid} />;

  // Before all is read the guide has nothing to go by.
  const isMain = views === null || view.name === 'main';
  // The way into the portal then stands in the notice, and no other leads anywhere.
  const isSignInFirst = views !== null && protectNotice?.kind === 'failed';
  const isReloadHinted =
    views !== null &&
    !access.isMissing &&
    isReloadWanted(remembered.access ?? { allowedAt: null }, {
      certificate,
      visit: remembered.visit ?? NO_VISIT,
    });
  return (
    <main
      data-certificate={views ? certificate?.state : undefined}
      data-cause={views ? certificate?.cause : undefined}
      data-password-protect={views ? passwordProtect?.state : undefined}
      data-access={access.isMissing ? 'missing' : undefined}
    >
      <header>
        {view.name === 'main' ? (
          <img src="/icons/48.png" alt="" />
        ) : (
          <BackButton takesFocus={view.from !== null} onPress={() => view.show('main')} />
        )}
        <h1>{say(TITLES[view.name])}</h1>
        <CheckButton check={check} />
      </header>
      {notice !== null && (
        <p class="notice">
          <Glyph name="alert" />
          <Sentence text={notice} />
        </p>
      )}
      {access.isMissing && view.name !== 'guide' && (
        <AccessMissing
          access={access}
          showsProtect={views !== null && passwordProtect?.state !== 'unknown'}
          onSaid={setSaid}
        />
      )}
      {isReloadHinted && <AccessAllowed takesFocus={access.cameByPress} />}
      {views && view.name === 'guide' && (
        <>
          <Guide
            status={current(certificate, views.certificate)}
            view={views.certificate}
            visit={remembered.visit ?? NO_VISIT}
            surroundings={surroundings}
            setting={tools}
          />
          {copyReport}
        </>
      )}
      {views && view.name === 'protect' && (
        <ProtectPage
          status={passwordProtect ?? PASSWORD_PROTECT_UNKNOWN}
          start={remembered.passwordProtect?.start ?? null}
          hasAny={keepsProtect(remembered.passwordProtect, remembered.signIns)}
          view={views.passwordProtect}
          setting={setting}
          browser={surroundings.browser}
          tools={tools}
          onUnloaded={setSaid}
        />
      )}
      {views && view.name === 'remembered' && (
        <RememberedPage
          remembered={remembered}
          setting={setting}
          onSaid={setSaid}
          onUnloaded={setSaid}
        />
      )}
      {isMain && (
        <>
          <PageCard view={viewPage(page.report)} onShowMe={page.showMe} />
          <Statuses
            remembered={remembered}
            certificate={certificate}
            views={views}
            setting={setting}
            notice={views && protectNotice}
            view={view}
            way={way}
            isAccessMissing={access.isMissing}
            copyReport={copyReport}
            onFailure={setUnopened}
          />
          {!isSignInFirst && (
            <PortalLinks
              userInfoUrl={tools.userInfoUrl}
              way={way}
              isMain={!access.isMissing}
              onFailure={setUnopened}
            />
          )}
          <PageMaps maps={remembered.pageMaps ?? []} language={setting.language} onSaid={setSaid} />
        </>
      )}
      <footer>
        {isMain && (
          <div class="links">
            <ViewButton view={view} to="remembered" label="popup_remembered" />
            <OperatorLinks />
          </div>
        )}
        <p>{say('popup_unofficial')}</p>
      </footer>
      <Announcer
        running={check.running}
        notice={notice ?? said}
        headlines={headlinesOf(views, protectNotice, setting)}
      />
    </main>
  );
}

/** The certificate as it is to be shown: what the person said of its end may explain a refusal. */
function explained(
  { certificate, expiry }: Remembered,
  now: number,
): CertificateStatus | undefined {
  return certificate && explainByExpiry(certificate, viewExpiry(expiry ?? EXPIRY_UNKNOWN, now));
}

/** What the way in goes by: trouble of days ago is not today's. */
const current = (status: CertificateStatus | undefined, view: StatusView): CertificateStatus =>
  status === undefined || view.evidence?.old === true ? CERTIFICATE_UNKNOWN : status;

/** What is heard of what a check has brought. */
function headlinesOf(
  views: Views | null,
  notice: ProtectNotice | null,
  setting: Setting,
): readonly string[] {
  if (views === null) return [];
  const { certificate, passwordProtect } = views;
  const statuses = [certificate, passwordProtect].map(({ words }) => say(words.headline));
  return notice === null ? statuses : [...statuses, sayNotice(notice, setting).headline];
}

const CHECK_FAILURES = {
  failed: 'popup_check_failed',
  'cut-off': 'popup_check_cut_off',
  'no-answer': 'popup_check_no_answer',
} as const satisfies Record<CheckFailure, string>;

/** The one thing that went wrong last in what the person did, or in the reading before. */
function noticeFor(
  unopened: string | null,
  checkFailure: CheckFailure | null,
  unread: boolean,
): string | null {
  if (unopened !== null) return say('popup_open_failed', unopened);
  if (checkFailure !== null) return say(CHECK_FAILURES[checkFailure]);
  return unread ? say('popup_read_failed') : null;
}
