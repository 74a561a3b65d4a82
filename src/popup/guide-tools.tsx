/** What a step of the guide offers to press. */
import type { GuideTool } from '../portal/guide';
import { OPERATOR_PAGES, PORTAL_URL } from '../portal/links';
import { type MessageKey, say } from '../shared/strings';
import { AllowAccess } from './allow-access';
import { BrowserPageButton } from './browser-page-button';
import { Copyable } from './copyable';
import { Glyph } from './glyph';
import { PortalLink } from './portal-link';
import type { PortalWay } from './portal-way';
import type { PortalAccess } from './use-portal-access';

/** What the tools need of the popup. */
export interface ToolSetting {
  /** Where the User Info page is; null when that is not known. */
  readonly userInfoUrl: string | null;
  /** How the portal is gone to. */
  readonly way: PortalWay;
  /** Whether the extension may see the portal. */
  readonly access: PortalAccess;
  /** An address could not be opened. */
  readonly onFailure: (url: string) => void;
  readonly onSaid: (sentence: string) => void;
}

function PageLink({ url, text }: { readonly url: string; readonly text: MessageKey }) {
  return (
    <a class="button small" href={url} target="_blank" rel="noreferrer">
      <Glyph name="open" />
      {say(text)}
    </a>
  );
}

/** One tool. */
export function Tool({
  tool,
  setting,
}: {
  readonly tool: GuideTool;
  readonly setting: ToolSetting;
}) {
  const { userInfoUrl, way, access, onFailure, onSaid } = setting;
  switch (tool.kind) {
    case 'open-portal':
      return (
        <PortalLink
          kind="portal"
          url={PORTAL_URL}
          way={way}
          look="small primary"
          onFailure={onFailure}
        />
      );
    case 'open-user-info':
      return userInfoUrl === null ? null : (
        <PortalLink kind="user-info" url={userInfoUrl} look="small primary" onFailure={onFailure} />
      );
    case 'show-certificates':
      return (
        <BrowserPageButton
          url={tool.url}
          label="popup_tool_manager"
          action="show-certificates"
          onSaid={onSaid}
        />
      );
    case 'copy':
      return <Copyable text={tool.text} onSaid={onSaid} />;
    case 'service-site':
      return <PageLink url={OPERATOR_PAGES.serviceSite} text="popup_tool_site" />;
    case 'forgotten-password':
      return <PageLink url={OPERATOR_PAGES.forgottenPassword} text="popup_tool_forgotten" />;
    case 'allow-access':
      return <AllowAccess access={access} look="small" onSaid={onSaid} />;
  }
}
