/** The popup as a whole. */
import { useState } from 'preact/hooks';
import { CERTIFICATE_UNKNOWN } from '../portal/certificate/status';
import { say } from '../shared/strings';
import { Announcer } from './announcer';
import { CheckButton } from './check-button';
import { Glyph } from './glyph';
import { OperatorLinks } from './operator-links';
import { PageCard } from './page-card';
import { PageMaps } from './page-maps';
import { viewPage } from './page-view';
import { PortalLinks } from './portal-links';
import { Sentence } from './sentence';
import { StatusCard } from './status-card';
import { viewCertificate, viewPasswordProtect } from './status-view';
import { type CheckFailure, useCheck } from './use-check';
import { useNow } from './use-now';
import { usePage } from './use-page';
import { useRemembered } from './use-remembered';

/** Everything the popup shows. */
export function Popup() {
  const { certificate, passwordProtect, reading, ...remembered } = useRemembered();
  const check = useCheck(remembered.check ?? { startedAt: null });
  const [unopened, setUnopened] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const page = usePage();
  const setting = { now: useNow(), language: say('language_tag') };

  const notice = noticeFor(unopened, check.failure, reading === 'failed');
  // Until everything is read nothing is said: a wrong word for a blink is still a wrong word.
  const views = reading !== 'under-way' && {
    certificate: viewCertificate(certificate, setting),
    passwordProtect: viewPasswordProtect(
      passwordProtect,
      (certificate ?? CERTIFICATE_UNKNOWN).state,
      setting,
    ),
  };

  return (
    <main
      data-certificate={views ? certificate?.state : undefined}
      data-password-protect={views ? passwordProtect?.state : undefined}
    >
      <header>
        <img src="/icons/48.png" alt="" />
        <h1>{say('extension_short_name')}</h1>
        <CheckButton running={check.running} onPress={check.start} />
      </header>
      {notice !== null && (
        <p class="notice">
          <Glyph name="alert" />
          <Sentence text={notice} />
        </p>
      )}
      <PageCard view={viewPage(page.report)} onShowMe={page.showMe} />
      <StatusCard
        id="certificate"
        label={say('popup_certificate_label')}
        hint={say('popup_certificate_hint')}
        view={views ? views.certificate : null}
      />
      <StatusCard
        id="password-protect"
        label={say('popup_password_protect_label')}
        hint={say('popup_password_protect_hint')}
        view={views ? views.passwordProtect : null}
      />
      <PortalLinks
        userInfoUrl={remembered.userInfo?.url ?? remembered.userInfoInSession?.url ?? null}
        onFailure={setUnopened}
      />
      <PageMaps maps={remembered.pageMaps ?? []} language={setting.language} onSaid={setSaid} />
      <footer>
        <OperatorLinks />
        <p>{say('popup_unofficial')}</p>
      </footer>
      <Announcer
        running={check.running}
        notice={notice ?? said}
        headlines={
          views ? [views.certificate, views.passwordProtect].map(({ words }) => words.headline) : []
        }
      />
    </main>
  );
}

const CHECK_FAILURES = {
  failed: 'popup_check_failed',
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
