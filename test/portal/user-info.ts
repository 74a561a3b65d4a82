/**
 * What the portal keeps of a customer, and its own check of an Update. The rules are read from the
 * published guide once more, on purpose: this is what the extension's rules are tested against, so
 * it shares nothing with them.
 */

/** One customer, as the User Info page shows and changes it. */
export interface UserInfo {
  readonly eParcelId: string;
  readonly password: string;
  /** The upper field. */
  readonly firstName: string;
  /** The lower field. */
  readonly lastName: string;
  readonly company: string;
  readonly telephone: string;
  readonly passwordProtect: boolean;
}

/** The names under which the form's fields are sent, the same in every markup. */
export const FIELD_NAMES = {
  firstName: 'uname1',
  lastName: 'uname2',
  company: 'company',
  telephone: 'tel',
  newPassword: 'newpwd',
  newPasswordAgain: 'newpwd2',
  passwordProtect: 'pwprotect',
} as const;

/** What the Password Protect radio buttons send. */
export const PROTECT_VALUES = { yes: '1', no: '0' } as const;

/** Why an Update was not made. */
export const UPDATE_PROBLEMS = [
  'password-length',
  'password-characters',
  'password-mismatch',
  'first-name-length',
  'last-name-length',
  'password-protect-choice',
] as const;
export type UpdateProblem = (typeof UPDATE_PROBLEMS)[number];

/** How an Update ended: what is kept from now on, or everything that was wrong. */
export type UpdateResult =
  | { readonly ok: true; readonly user: UserInfo }
  | { readonly ok: false; readonly problems: readonly UpdateProblem[] };

/** "The User Name … is displayed as Sender name and Recipient name": first name, then last name. */
export function displayName({ firstName, lastName }: UserInfo): string {
  return `${firstName} ${lastName}`.trim();
}

/** "using half-width alphanumeric, more than 8 characters but less than 20", "no spaces" */
function checkPassword(password: string, again: string): UpdateProblem[] {
  if (password === '' && again === '') return [];
  const problems: UpdateProblem[] = [];
  const characters = [...password];
  if (!(characters.length > 8 && characters.length < 20)) problems.push('password-length');
  if (!characters.every((character) => /^[0-9A-Za-z]$/.test(character))) {
    problems.push('password-characters');
  }
  if (password !== again) problems.push('password-mismatch');
  return problems;
}

/** "using less than 60 characters each"; counted as a Java or .NET server of that age counts. */
function isNameTooLong(name: string): boolean {
  return !(name.length < 60);
}

/**
 * Checks an Update and says what it leads to. A field that was not sent keeps its value.
 * @param user what is kept now
 * @param form what was sent, by `FIELD_NAMES`
 */
export function applyUpdate(user: UserInfo, form: URLSearchParams): UpdateResult {
  const password = form.get(FIELD_NAMES.newPassword) ?? '';
  const again = form.get(FIELD_NAMES.newPasswordAgain) ?? '';
  const firstName = form.get(FIELD_NAMES.firstName) ?? user.firstName;
  const lastName = form.get(FIELD_NAMES.lastName) ?? user.lastName;
  const currentChoice = user.passwordProtect ? PROTECT_VALUES.yes : PROTECT_VALUES.no;
  const choice = form.get(FIELD_NAMES.passwordProtect) ?? currentChoice;

  const problems = checkPassword(password, again);
  if (isNameTooLong(firstName)) problems.push('first-name-length');
  if (isNameTooLong(lastName)) problems.push('last-name-length');
  if (choice !== PROTECT_VALUES.yes && choice !== PROTECT_VALUES.no) {
    problems.push('password-protect-choice');
  }
  if (problems.length > 0) return { ok: false, problems };

  return {
    ok: true,
    user: {
      eParcelId: user.eParcelId,
      password: password === '' ? user.password : password,
      firstName,
      lastName,
      company: form.get(FIELD_NAMES.company) ?? user.company,
      telephone: form.get(FIELD_NAMES.telephone) ?? user.telephone,
      passwordProtect: choice === PROTECT_VALUES.yes,
    },
  };
}
