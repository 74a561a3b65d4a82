/** What a step of the guide offers to press. */
import { useState } from 'preact/hooks';
import type { GuideTool } from '../portal/guide';
import { OPERATOR_PAGES, PORTAL_URL } from '../portal/links';
import { browser } from '../shared/browser';
import { type MessageKey, say } from '../shared/strings';
import { CopyButton } from './copy-button';
import { Glyph } from './glyph';
import { PortalLink } from './portal-link';
import type { PortalWay } from './portal-way';

/** What the tools need of the popup. */
export interface ToolSetting {
  /** Where the User Info page is; null when that is not known. */
  readonly userInfoUrl: string | null;
  /** How the portal is gone to. */
  readonly way: PortalWay;
  /** An address could not be opened. */
  readonly onFailure: (url: string) => void;
  readonly onSaid: (sentence: string) => void;
}

/** A command or an address that only the person can enter, to be copied. */
function Copyable({
  text,
  onSaid,
}: {
  readonly text: string;
  readonly onSaid: ToolSetting['onSaid'];
}) {
  return (
    <span class="copyable">
      <code translate={false}>{text}</code>
      <CopyButton
        text={() => text}
        label="popup_copy"
        name={say('popup_copy_name', text)}
        onSaid={onSaid}
      />
    </span>
  );
}

/** Opens the browser's certificate manager; where the browser refuses, the address is to be copied. */
function Manager({
  url,
  onSaid,
}: {
  readonly url: string;
  readonly onSaid: ToolSetting['onSaid'];
}) {
  const [isRefused, setIsRefused] = useState(false);
  if (isRefused) return <Copyable text={url} onSaid={onSaid} />;
  const open = (): void => {
    browser.tabs.create({ url }).then(
      () => window.close(),
      () => setIsRefused(true),
    );
  };
  return (
    <button type="button" class="button small" data-action="show-certificates" onClick={open}>
      <Glyph name="open" />
      {say('popup_tool_manager')}
    </button>
  );
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
  const { userInfoUrl, way, onFailure, onSaid } = setting;
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
      return <Manager url={tool.url} onSaid={onSaid} />;
    case 'copy':
      return <Copyable text={tool.text} onSaid={onSaid} />;
    case 'service-site':
      return <PageLink url={OPERATOR_PAGES.serviceSite} text="popup_tool_site" />;
    case 'forgotten-password':
      return <PageLink url={OPERATOR_PAGES.forgottenPassword} text="popup_tool_forgotten" />;
  }
}
