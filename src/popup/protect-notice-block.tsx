/** The notice in the card "Password Protect". */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { PORTAL_URL } from '../portal/links';
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { PortalLink } from './portal-link';
import type { PortalWay } from './portal-way';
import { isAtWindow, type ProtectNotice } from './protect-notice';
import { sayNotice } from './protect-notice-words';
import { Sentence } from './sentence';
import type { Setting } from './status-view';
import { tellBackground } from './tell-background';
import type { View } from './use-view';
import { ViewButton } from './view-button';

interface Props {
  readonly notice: ProtectNotice;
  readonly setting: Setting;
  readonly view: View;
  /** How the portal is gone to. */
  readonly way: PortalWay;
  /** The button that copies what the helpdesk needs. */
  readonly copyReport: ComponentChildren;
  /** An address could not be opened. */
  readonly onFailure: (url: string) => void;
}

/** When the change was seen that the person is told of here for the first time; null: none. */
function newsIn(notice: ProtectNotice): number | null {
  const told = 'news' in notice ? notice.news : notice.kind === 'changed' && notice.change;
  return told && told.isNews === true ? told.shownBy.at : null;
}

/** The notice, and what can be done about it. */
export function ProtectNoticeBlock(props: Props) {
  const { notice, setting, view, way, copyReport, onFailure } = props;
  const { tone, glyph, headline, looks, texts, step, code } = sayNotice(notice, setting);
  const news = newsIn(notice);
  useEffect(() => {
    // Should it be lost, the badge stays, and the next popup says it again: no more than that.
    if (news !== null) void tellBackground({ type: 'protect-change-noticed', upTo: news });
  }, [news]);
  return (
    <div class="inset" data-tone={tone} data-notice={notice.kind}>
      <p class="inset-headline">
        <Glyph name={glyph} />
        <span>{headline}</span>
      </p>
      {looks.length > 0 && (
        <ol class="looks">
          {looks.map(({ when, text }) => (
            <li key={text}>
              <span class="when">{when}</span> <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="step">
        <Glyph name="next" />
        <Sentence text={step} />
      </p>
      {isAtWindow(notice) && (
        <div class="offers">
          {notice.kind === 'failed' && (
            <PortalLink
              kind="portal"
              url={PORTAL_URL}
              way={way}
              look="small primary"
              onFailure={onFailure}
            />
          )}
          <ViewButton view={view} to="protect" label="popup_protect_window_wants" />
        </div>
      )}
      {code !== '' && (
        <p class="detail helpdesk">
          <span>
            {say('popup_for_helpdesk')} <code translate={false}>{code}</code>
          </span>
          {copyReport}
        </p>
      )}
    </div>
  );
}
