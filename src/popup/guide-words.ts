/** The words of the way in. Pure, and typed so that a step without words does not compile. */
import type { GuideText } from '../portal/guide';
import type { Milestone, MilestoneState } from '../portal/way-in';
import type { MessageKey } from '../shared/strings';
import type { GlyphName } from './glyph';

/** What each part of the way is called. */
export const MILESTONE_NAMES: Readonly<Record<Milestone, MessageKey>> = {
  certificate: 'popup_milestone_certificate',
  choice: 'popup_milestone_choice',
  portal: 'popup_milestone_portal',
  'user-info': 'popup_milestone_user_info',
  update: 'popup_milestone_update',
};

/** How each part stands: what is read out beside its name, and its sign. */
export const MILESTONE_SIGNS: Readonly<
  Record<MilestoneState, { readonly said: MessageKey; readonly glyph: GlyphName | null }>
> = {
  done: { said: 'popup_guide_is_done', glyph: 'check' },
  here: { said: 'popup_guide_is_here', glyph: 'next' },
  stuck: { said: 'popup_guide_is_stuck', glyph: 'alert' },
  ahead: { said: 'popup_guide_is_ahead', glyph: null },
  untested: { said: 'popup_guide_is_untested', glyph: 'missing' },
};

/** What each step says; of the clock's, `$1` is the present by this computer's clock. */
export const STEP_TEXTS: Readonly<Record<GuideText, MessageKey>> = {
  'open-choose': 'popup_step_open_choose',
  open: 'popup_step_open',
  'user-info': 'popup_step_user_info',
  update: 'popup_step_update',
  'same-account-windows': 'popup_step_same_account_windows',
  'same-account-mac': 'popup_step_same_account_mac',
  'same-account-other': 'popup_step_same_account_other',
  'look-manager': 'popup_step_look_manager',
  'look-windows': 'popup_step_look_windows',
  'look-firefox': 'popup_step_look_firefox',
  'install-windows': 'popup_step_install_windows',
  'install-mac': 'popup_step_install_mac',
  'install-firefox': 'popup_step_install_firefox',
  'install-other': 'popup_step_install_other',
  'get-new': 'popup_step_get_new',
  'ask-for-new': 'popup_step_ask_for_new',
  'forget-decision': 'popup_step_forget_decision',
  'allow-access': 'popup_step_allow_access',
  restart: 'popup_step_restart',
  'restart-mac': 'popup_step_restart_mac',
  call: 'popup_step_call',
  token: 'popup_step_token',
  'with-key': 'popup_step_with_key',
  clock: 'popup_step_clock',
  'clock-windows': 'popup_step_clock_windows',
  'clock-other': 'popup_step_clock_other',
  wifi: 'popup_step_wifi',
  inspection: 'popup_step_inspection',
  'update-browser': 'popup_step_update_browser',
  'update-system': 'popup_step_update_system',
  proxy: 'popup_step_proxy',
  'other-sites': 'popup_step_other_sites',
  'ask-network': 'popup_step_ask_network',
  connect: 'popup_step_connect',
  wait: 'popup_step_wait',
  prompt: 'popup_step_prompt',
  blockers: 'popup_step_blockers',
  policy: 'popup_step_policy',
  'sign-in': 'popup_step_sign_in',
  forgotten: 'popup_step_forgotten',
  check: 'popup_step_check',
};
