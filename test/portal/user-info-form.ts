import { type Html, html } from './html';
import { PATHS, type PageContext } from './layout';
import { FIELD_NAMES, PROTECT_VALUES } from './user-info';
import { WORDING } from './wording';

/**
 * The old way: a layout table, header text in plain cells, no label anywhere, and the user name as
 * one row with two bare boxes, as the guide's "upper field" and "lower field" suggest.
 */
function tableForm({ language, user }: PageContext): Html {
  const words = WORDING[language];
  const { yes, no } = PROTECT_VALUES;
  return html`<form method="post" action="${PATHS.update}" accept-charset="utf-8">
<table class="grid form">
<tr><td class="head">${words.eParcelId}</td><td>${user.eParcelId}</td></tr>
<tr><td class="head">${words.userName}</td><td><span class="note">${words.firstName}</span><br>
<input type="text" name="${FIELD_NAMES.firstName}" value="${user.firstName}" size="40"><br>
<span class="note">${words.lastName}</span><br>
<input type="text" name="${FIELD_NAMES.lastName}" value="${user.lastName}" size="40"></td></tr>
<tr><td class="head">${words.companyName}</td><td><input type="text" name="${FIELD_NAMES.company}" value="${user.company}" size="40"></td></tr>
<tr><td class="head">${words.contactTel}</td><td><input type="text" name="${FIELD_NAMES.telephone}" value="${user.telephone}" size="20"></td></tr>
<tr><td class="head">${words.newPassword}</td><td><input type="password" name="${FIELD_NAMES.newPassword}" size="24"></td></tr>
<tr><td class="head">${words.newPasswordAgain}</td><td><input type="password" name="${FIELD_NAMES.newPasswordAgain}" size="24"></td></tr>
<tr><td class="head">${words.passwordProtect}</td><td><input type="radio" name="${FIELD_NAMES.passwordProtect}" value="${yes}"${checked(user.passwordProtect)}>${words.yes}
<input type="radio" name="${FIELD_NAMES.passwordProtect}" value="${no}"${checked(!user.passwordProtect)}>${words.no}</td></tr>
<tr><td colspan="2" class="foot"><input type="submit" value="${words.update}"></td></tr>
</table>
</form>`;
}

/** The way a page of today is written: every field has its label, every group its legend. */
function labelsForm({ language, user }: PageContext): Html {
  const words = WORDING[language];
  const { yes, no } = PROTECT_VALUES;
  return html`<form method="post" action="${PATHS.update}" accept-charset="utf-8">
<p>${words.eParcelId}: ${user.eParcelId}</p>
<fieldset><legend>${words.userName}</legend>
<p><label class="wide" for="first-name">${words.firstName}</label> <input id="first-name" type="text" name="${FIELD_NAMES.firstName}" value="${user.firstName}" size="40"></p>
<p><label class="wide" for="last-name">${words.lastName}</label> <input id="last-name" type="text" name="${FIELD_NAMES.lastName}" value="${user.lastName}" size="40"></p>
</fieldset>
<fieldset><legend>${words.companyName} / ${words.contactTel}</legend>
<p><label class="wide" for="company">${words.companyName}</label> <input id="company" type="text" name="${FIELD_NAMES.company}" value="${user.company}" autocomplete="organization" size="40"></p>
<p><label class="wide" for="telephone">${words.contactTel}</label> <input id="telephone" type="tel" name="${FIELD_NAMES.telephone}" value="${user.telephone}" autocomplete="tel" size="20"></p>
</fieldset>
<fieldset><legend>${words.newPassword}</legend>
<p><label class="wide" for="new-password">${words.newPassword}</label> <input id="new-password" type="password" name="${FIELD_NAMES.newPassword}" autocomplete="new-password" size="24"></p>
<p><label class="wide" for="new-password-again">${words.newPasswordAgain}</label> <input id="new-password-again" type="password" name="${FIELD_NAMES.newPasswordAgain}" autocomplete="new-password" size="24"></p>
</fieldset>
<fieldset><legend>${words.passwordProtect}</legend>
<p><label><input type="radio" name="${FIELD_NAMES.passwordProtect}" value="${yes}"${checked(user.passwordProtect)}> ${words.yes}</label>
<label><input type="radio" name="${FIELD_NAMES.passwordProtect}" value="${no}"${checked(!user.passwordProtect)}> ${words.no}</label></p>
</fieldset>
<p><button type="submit">${words.update}</button></p>
</form>`;
}

function checked(isChosen: boolean): string {
  return isChosen ? ' checked' : '';
}

/**
 * The form of the User Info page. What is kept fills it, except the password, which never leaves
 * the server. No `maxlength`: a test has to be able to type one character too many.
 */
export function userInfoForm(context: PageContext): Html {
  return context.markup === 'table' ? tableForm(context) : labelsForm(context);
}
