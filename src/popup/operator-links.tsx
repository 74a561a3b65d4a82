/** The operator's own pages. */
import { OPERATOR_PAGES } from '../portal/links';
import { type MessageKey, say } from '../shared/strings';

const NAMES: Readonly<Record<keyof typeof OPERATOR_PAGES, MessageKey>> = {
  editUserInfo: 'popup_link_edit_user_info',
  forgottenPassword: 'popup_link_forgotten_password',
  serviceSite: 'popup_link_service_site',
};

const PAGES = [
  { name: NAMES.editUserInfo, url: OPERATOR_PAGES.editUserInfo },
  { name: NAMES.forgottenPassword, url: OPERATOR_PAGES.forgottenPassword },
  { name: NAMES.serviceSite, url: OPERATOR_PAGES.serviceSite },
];

/** Links to help from the operator. */
export function OperatorLinks() {
  return (
    <nav aria-label={say('popup_links_label')}>
      <ul>
        {PAGES.map(({ name, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
