/**
 * The words of each piece of evidence of Password Protect. Pure, and typed so that one without words
 * does not compile.
 */
import type {
  PasswordProtectChoice,
  PasswordProtectSource,
} from '../portal/password-protect/evidence';
import type { MessageKey } from '../shared/strings';

const LOOKS: Readonly<
  Record<PasswordProtectSource, Readonly<Record<PasswordProtectChoice, MessageKey>>>
> = {
  'sign-in-asked': { on: 'popup_look_asked', off: 'popup_look_off' },
  check: { on: 'popup_look_check_on', off: 'popup_look_check_off' },
  update: { on: 'popup_look_update_on', off: 'popup_look_update_off' },
  'user-info': { on: 'popup_look_user_info_on', off: 'popup_look_user_info_off' },
  served: { on: 'popup_look_on', off: 'popup_look_served' },
};

/** What was seen, to stand beside its time. @param source null where nothing tells */
export function wordsForLook(
  state: PasswordProtectChoice,
  source: PasswordProtectSource | null,
): MessageKey {
  if (source !== null) return LOOKS[source][state];
  return state === 'on' ? 'popup_look_on' : 'popup_look_off';
}

/** Why a piece is not believed that says otherwise than another. */
export const LESS: Readonly<Record<PasswordProtectSource, MessageKey>> = {
  'sign-in-asked': 'popup_less',
  check: 'popup_less',
  update: 'popup_less',
  'user-info': 'popup_less_user_info',
  served: 'popup_less_served',
};
