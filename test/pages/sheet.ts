/**
 * A User Info page before it is markup: which rows it has and what they say. Mutations change a
 * sheet, so that one mutation is the same in every layout.
 */
import type { Identifiers, PageChoice, ProtectKind, UpdateKind } from './dimensions';
import { WORDS } from './wording';

/** A box to type into, or a text that is only shown. */
export interface Box {
  readonly kind: 'text' | 'password' | 'tel' | 'email' | 'shown';
  /** What `data-part` says: the role that the page's words give it; null for none. */
  readonly part: string | null;
  readonly name: string | null;
  readonly value: string;
  /** What stands right before it, in a row of several. */
  readonly mark: string;
}

/** The Password Protect control. */
export interface Choices {
  readonly kind: ProtectKind;
  readonly name: string | null;
  readonly yes: string;
  readonly no: string;
  readonly values: readonly [string, string];
}

/** A label with what it labels. */
export interface Row {
  readonly words: string;
  readonly remark: string;
  readonly required: string;
  readonly boxes: readonly Box[];
  readonly choices: Choices | null;
}

/** A page. */
export interface Sheet {
  readonly choice: PageChoice;
  readonly title: string;
  readonly heading: { readonly kind: PageChoice['heading']; readonly words: string };
  readonly navigation: readonly string[];
  readonly rows: readonly Row[];
  readonly update: {
    readonly kind: UpdateKind;
    readonly words: string;
    readonly name: string | null;
    /** 0 to 2: how an image says its words. */
    readonly variant: number;
  } | null;
  /** Markup besides: above the form, in it before and behind the rows, and below it. */
  readonly above: string;
  readonly start: string;
  readonly end: string;
  readonly below: string;
  /** The whole form a second time. */
  readonly twice: boolean;
}

type Role =
  | 'newPassword'
  | 'reEntry'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'telephone'
  | 'mail'
  | 'passwordProtect'
  | 'update';

const ROLES: readonly Role[] = [
  'firstName',
  'lastName',
  'company',
  'telephone',
  'mail',
  'newPassword',
  'reEntry',
  'passwordProtect',
  'update',
];

/** Names as programmers give them, in the order of `ROLES`. */
const NAMES: Readonly<Record<Identifiers, readonly (readonly (string | null)[])[]>> = {
  speaking: [
    ['uname1', 'uname2', 'company', 'tel', 'mail', 'newpwd', 'newpwd2', 'pwprotect', 'update'],
    [
      'firstName',
      'lastName',
      'companyName',
      'contactTel',
      'email',
      'newPassword',
      'confirmPassword',
      'passwordProtect',
      'btnUpdate',
    ],
    ['f_name', 'l_name', 'cname', 'tel_no', 'e_mail', 'new_pw', 'new_pw_re', 'pw_protect', 'upd'],
  ],
  opaque: [['f01', 'f02', 'f03', 'f04', 'f05', 'f06', 'f07', 'f08', 'b01']],
  romaji: [
    [
      'shimei_mei',
      'shimei_sei',
      'kaisha_mei',
      'denwa',
      'meeru',
      'shin_password',
      'shin_password_kakunin',
      'password_hogo',
      'koushin',
    ],
  ],
  none: [[null, null, null, null, null, null, null, null, null]],
};

const VALUES = [
  ['1', '0'],
  ['y', 'n'],
  ['true', 'false'],
  ['on', 'off'],
] as const;

const row = (words: string, boxes: readonly Box[], more: Partial<Row> = {}): Row => ({
  words,
  remark: '',
  required: '',
  choices: null,
  boxes,
  ...more,
});

/** Draws up the page of a choice, before any mutation. */
export function toSheet(choice: PageChoice): Sheet {
  const words = WORDS[choice.language];
  const variant = {
    password: Number(choice.passwordWords),
    name: Number(choice.nameWords),
    update: Number(choice.updateWords),
    protect: Number(choice.protectWords),
  };
  const spellings = NAMES[choice.identifiers];
  const spelling = spellings[variant.password % spellings.length] ?? [];
  const nameOf = (role: Role): string | null => spelling[ROLES.indexOf(role)] ?? null;
  const isIn = (...extras: readonly PageChoice['extras'][]) => extras.includes(choice.extras);
  const required = isIn('required', 'all') ? words.required : '';
  const japanese = choice.language !== 'en';

  const box = (role: Role, kind: Box['kind'], value = '', mark = ''): Box => ({
    kind,
    part: role === 'mail' ? null : role,
    name: nameOf(role),
    value,
    mark,
  });
  const [first, last] = words.names(variant.name);
  const marks = words.marks(variant.name);
  const firstBox = (mark = '') => box('firstName', 'text', japanese ? '太郎' : 'John', mark);
  const lastBox = (mark = '') => box('lastName', 'text', japanese ? '設計部' : 'Design', mark);
  const remark = isIn('remarks', 'all') ? words.nameRemark : '';
  const names =
    choice.layout === 'pair'
      ? [
          row(words.nameRow(variant.name), [firstBox(marks[0]), lastBox(marks[1])], {
            remark,
            required,
          }),
        ]
      : [row(first, [firstBox()], { remark, required }), row(last, [lastBox()], { required })];

  const [newWords, reWords] = words.passwords(variant.password);
  const secret = isIn('clear') ? 'text' : 'password';
  const passwords = [
    row(newWords, [box('newPassword', secret)], {
      remark: isIn('remarks', 'all') ? words.passwordRemark(variant.password) : '',
    }),
    row(reWords, [box('reEntry', secret)]),
  ];
  const [yes, no] = words.options(variant.protect);
  const protect = row(words.protect(variant.protect), [], {
    choices: {
      kind: choice.protect,
      name: nameOf('passwordProtect'),
      yes,
      no,
      values: VALUES[variant.protect % VALUES.length] ?? VALUES[0],
    },
  });
  const shown: Box = { kind: 'shown', part: null, name: null, value: 'taro01', mark: '' };
  return {
    choice,
    title: choice.heading === 'title' ? words.heading(variant.name) : words.title,
    heading: { kind: choice.heading, words: words.heading(variant.name) },
    navigation: words.navigation,
    rows: [
      ...(isIn('id', 'all') ? [row(words.parcelId, [shown])] : []),
      ...names,
      ...(isIn('contact', 'all')
        ? [
            row(words.company(variant.name), [box('company', 'text', 'Parcel Ltd.')], { required }),
            row(words.telephone(variant.update), [
              box('telephone', variant.name % 2 === 0 ? 'text' : 'tel', '03-0000-0000'),
            ]),
            row(words.mail, [
              box('mail', variant.name % 2 === 0 ? 'email' : 'text', 'a@example.com'),
            ]),
          ]
        : []),
      ...passwords,
      protect,
    ],
    update: {
      kind: choice.update,
      words: words.update(variant.update),
      name: nameOf('update'),
      variant: variant.protect % 3,
    },
    above: '',
    start: '',
    end: '',
    below: '',
    twice: false,
  };
}
