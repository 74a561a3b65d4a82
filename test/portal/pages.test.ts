import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { MARKUPS, type PageContext } from './layout';
import { mailboxPage, notFoundPage, notUpdatedPage, updatedPage, userInfoPage } from './pages';
import { FIELD_NAMES, UPDATE_PROBLEMS, type UserInfo } from './user-info';
import { LANGUAGES, WORDING } from './wording';

const USER: UserInfo = {
  eParcelId: 'EP1',
  password: 'SecretWord99',
  firstName: 'John Parcel',
  lastName: 'Design department',
  company: 'Sample',
  telephone: '03-1',
  passwordProtect: false,
};

const VARIANTS = LANGUAGES.flatMap((language) =>
  MARKUPS.map((markup): PageContext => ({ language, markup, user: USER })),
);

function everyPage(context: PageContext): string[] {
  return [
    mailboxPage('inbox', 5, context),
    mailboxPage('outbox', 5, context),
    userInfoPage(context),
    updatedPage(context),
    notUpdatedPage(context, UPDATE_PROBLEMS),
    notFoundPage(context),
  ];
}

function read(page: string): Document {
  return new JSDOM(page).window.document;
}

/** The cells of the first parcel: date, sender, recipient, parcel, size. */
function firstParcel(page: string): (string | null)[] {
  const row = read(page).querySelectorAll('.grid tr')[1];
  return [...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent);
}

function values(document: Document): Record<string, string> {
  return Object.fromEntries(
    [...document.querySelectorAll('input')]
      .filter(({ type, checked }) => type !== 'submit' && (type !== 'radio' || checked))
      .map(({ name, value }) => [name, value]),
  );
}

describe.each(VARIANTS)('in $language, built with $markup', (context) => {
  const words = WORDING[context.language];

  it('every page says its language and links the three menus', () => {
    for (const page of everyPage(context)) {
      const document = read(page);
      expect(document.documentElement.lang).toBe(context.language);
      const links = [...document.querySelectorAll('a')].map(({ textContent }) => textContent);
      expect(links).toEqual(expect.arrayContaining([words.inbox, words.outbox, words.userInfo]));
    }
  });

  it('no page holds the password', () => {
    for (const page of everyPage(context)) expect(page).not.toContain(USER.password);
  });

  it('the form holds what is kept, and the passwords empty', () => {
    expect(values(read(userInfoPage(context)))).toEqual({
      [FIELD_NAMES.firstName]: 'John Parcel',
      [FIELD_NAMES.lastName]: 'Design department',
      [FIELD_NAMES.company]: 'Sample',
      [FIELD_NAMES.telephone]: '03-1',
      [FIELD_NAMES.newPassword]: '',
      [FIELD_NAMES.newPasswordAgain]: '',
      [FIELD_NAMES.passwordProtect]: '0',
    });
  });

  it('the form shows Password Protect as it is', () => {
    const page = userInfoPage({ ...context, user: { ...USER, passwordProtect: true } });
    expect(values(read(page))[FIELD_NAMES.passwordProtect]).toBe('1');
  });

  it('the form has every word of the guide', () => {
    const document = read(userInfoPage(context));
    const submit = document.querySelector<HTMLInputElement | HTMLButtonElement>('[type=submit]');
    expect(submit?.value || submit?.textContent).toBe(words.update);
    const text = document.body.textContent;
    for (const word of [
      words.userName,
      words.firstName,
      words.lastName,
      words.companyName,
      words.contactTel,
      words.newPassword,
      words.newPasswordAgain,
      words.passwordProtect,
      words.yes,
      words.no,
    ]) {
      expect(text).toContain(word);
    }
  });

  it('parcels come to the customer and go out from the customer', () => {
    const name = 'John Parcel Design department';
    const [, inSender, inRecipient] = firstParcel(mailboxPage('inbox', 1, context));
    const [, outSender, outRecipient] = firstParcel(mailboxPage('outbox', 1, context));
    expect([inRecipient, outSender]).toEqual([name, name]);
    expect(inSender).toBe(outRecipient);
    expect(inSender).not.toBe(name);
  });

  it('says what came of an Update, and only that', () => {
    const done = read(updatedPage(context)).body.textContent;
    const refused = read(notUpdatedPage(context, ['password-length'])).body.textContent;
    expect(done).toContain(words.updated);
    expect(done).not.toContain(words.notUpdated);
    expect(refused).toContain(words.notUpdated);
    expect(refused).toContain(words.problems['password-length']);
    expect(refused).not.toContain(words.problems['password-mismatch']);
    expect(refused).not.toContain(words.updated);
  });

  it('shows what was typed as text, never as markup', () => {
    const nasty = `<script>alert(1)</script> "'&amp;`;
    const user = { ...USER, firstName: nasty, lastName: '', company: nasty, telephone: nasty };
    for (const page of everyPage({ ...context, user: { ...user, eParcelId: nasty } })) {
      expect(read(page).querySelector('script')).toBeNull();
    }
    const typed = values(read(userInfoPage({ ...context, user })));
    expect(typed[FIELD_NAMES.firstName]).toBe(nasty);
    expect(typed[FIELD_NAMES.company]).toBe(nasty);
    expect(typed[FIELD_NAMES.telephone]).toBe(nasty);
    const [, , recipient] = firstParcel(mailboxPage('inbox', 1, { ...context, user }));
    expect(recipient).toBe(nasty);
  });
});

describe('the two markups', () => {
  it('table has no label at all, and the user name as one row of two boxes', () => {
    for (const language of LANGUAGES) {
      const document = read(userInfoPage({ language, markup: 'table', user: USER }));
      expect(document.querySelector('label, legend, th, button, nav')).toBeNull();
      const first = document.querySelector(`[name=${FIELD_NAMES.firstName}]`);
      const last = document.querySelector(`[name=${FIELD_NAMES.lastName}]`);
      expect(first?.closest('td')).toBe(last?.closest('td'));
      const boxes = [...(first?.closest('td')?.querySelectorAll('input') ?? [])];
      expect(boxes).toEqual([first, last]);
    }
  });

  it('labels gives every field its own label', () => {
    for (const language of LANGUAGES) {
      const words = WORDING[language];
      const document = read(userInfoPage({ language, markup: 'labels', user: USER }));
      const labels = [...document.querySelectorAll('input')].map(({ labels: own }) =>
        own?.[0]?.textContent?.trim(),
      );
      expect(document.querySelector('nav')).not.toBeNull();
      expect(labels).toEqual([
        words.firstName,
        words.lastName,
        words.companyName,
        words.contactTel,
        words.newPassword,
        words.newPasswordAgain,
        words.yes,
        words.no,
      ]);
    }
  });
});

it('has a mailbox as long as a benchmark needs', () => {
  const context: PageContext = { language: 'en', markup: 'table', user: USER };
  const page = mailboxPage('inbox', 10_000, context);
  expect(page.match(/<tr><td>/g)).toHaveLength(10_000);
});
