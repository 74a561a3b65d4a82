// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { recogniseUserInfo } from '../../src/portal/recognition/recognise';
import { layOut, MARKUPS } from '../portal/layout';
import { userInfoForm } from '../portal/user-info-form';
import { FIRST_USER, LANGUAGES, WORDING } from '../portal/wording';

it.each(LANGUAGES.flatMap((language) => MARKUPS.map((markup) => ({ language, markup }))))(
  'the stand-in’s page is recognised: %o',
  ({ language, markup }) => {
    const user = { ...FIRST_USER[language], eParcelId: 'taro01', passwordProtect: false };
    const context = { language, markup, user };
    const page = layOut(context, WORDING[language].userInfo, userInfoForm(context));
    document.documentElement.innerHTML = page;
    const found = recogniseUserInfo(document);
    if (found.answer !== 'match') throw new Error(JSON.stringify(found));
    const { parts } = found;
    const { newPassword, reEntry, firstName, lastName, passwordProtect } = parts;
    expect([newPassword, reEntry, firstName, lastName].map(({ name }) => name)).toEqual([
      'newpwd',
      'newpwd2',
      'uname1',
      'uname2',
    ]);
    expect(passwordProtect?.saved()).toBe('off');
    expect(parts.labels).toEqual({
      newPassword: WORDING[language].newPassword,
      reEntry: WORDING[language].newPasswordAgain,
      firstName: WORDING[language].firstName,
      lastName: WORDING[language].lastName,
      update: WORDING[language].update,
    });
  },
);
