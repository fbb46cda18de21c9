import Type, { type Static } from 'typebox';
import {
  ExportQueryOf,
  From,
  ListPageOf,
  ListQueryOf,
  OneOrMore,
  SearchText,
  To,
} from '../../lib/list-schema.ts';
import { Picture } from '../../lib/picture-schema.ts';
import { Closed, Id, Nullable, PageOf, Text, Timestamp } from '../../lib/schema.ts';

export const Locale = Type.Union([Type.Literal('ko'), Type.Literal('en')]);
export const Role = Type.Union([Type.Literal('member'), Type.Literal('admin')]);
export type Role = Static<typeof Role>;

export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@\\u0000-\\u001F]+@[^\\s@\\u0000-\\u001F]+\\.[^\\s@\\u0000-\\u001F]+$',
  examples: ['minji@example.com'],
});
/** NIST SP 800-63B: length is what counts; no composition rules, upper bound against hashing floods. */
export const Password = Type.String({ minLength: 8, maxLength: 128, examples: ['correct horse battery'] });
export const PersonName = Text(60, '김민지');

export const Account = Type.Object({
  accountId: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  locale: Locale,
  emailVerified: Type.Boolean({ description: 'The address was proven by a code or a link' }),
  createdAt: Timestamp,
  picture: Nullable(Picture),
});
export type Account = Static<typeof Account>;

// ---- terms and consents ------------------------------------------------------------------------

export const TermsDocument = Type.Union([
  Type.Literal('service'),
  Type.Literal('privacy'),
  Type.Literal('marketing'),
]);
export type TermsDocument = Static<typeof TermsDocument>;
/** The day from which a text is in force. */
const TermsVersion = Type.String({ format: 'date', examples: ['2026-11-01'] });
const Bilingual = Type.Object({ ko: Type.String(), en: Type.String() });
export const Terms = Type.Object({
  document: TermsDocument,
  version: TermsVersion,
  required: Type.Boolean({ description: 'Nobody can be a member without it' }),
  title: Bilingual,
  text: Type.Object(
    { ko: Type.String(), en: Type.String() },
    { description: 'Plain text; an empty line begins a paragraph, `## ` a heading' },
  ),
});
export type Terms = Static<typeof Terms>;
export const TermsList = Type.Object({ items: Type.Array(Terms) });
export const ConsentGiven = Closed({ document: TermsDocument, version: TermsVersion });
export type ConsentGiven = Static<typeof ConsentGiven>;
export const Consents = Type.Array(ConsentGiven, { maxItems: 10 });
export const ConsentsBody = Closed({
  consents: Type.Array(
    Closed({
      document: TermsDocument,
      version: TermsVersion,
      agreed: Type.Optional(
        Type.Boolean({ default: true, description: 'false takes it back, where it is optional' }),
      ),
    }),
    { minItems: 1, maxItems: 10 },
  ),
});
export const Consent = Type.Object({
  document: TermsDocument,
  required: Type.Boolean(),
  newestVersion: TermsVersion,
  agreed: Type.Boolean({ description: 'To the newest version' }),
  agreedVersion: Nullable(TermsVersion),
  at: Nullable(Timestamp),
});
export type Consent = Static<typeof Consent>;
export const ConsentList = Type.Object({
  items: Type.Array(Consent),
  needed: Type.Array(ConsentGiven, { description: 'Required ones whose newest version is not agreed to' }),
});
export type ConsentList = Static<typeof ConsentList>;

// ---- proofs ------------------------------------------------------------------------------------

export const ProofCode = Type.String({
  pattern: '^[0-9]{6}$',
  description: 'The six digits of a mail',
  examples: ['042137'],
});
const ProofToken = Type.String({
  pattern: '^[0-9A-Z]{16}\\.[\\w-]{43}$',
  description: 'What the link of a mail carries',
});
const TokenBody = Closed({ token: ProofToken });

export const SignUpBody = Closed({
  email: Email,
  password: Password,
  name: PersonName,
  locale: Type.Optional(Locale),
  consents: Type.Optional(Consents),
});
/** The same for an address that has an account and for one that has none. */
export const SignUpStarted = Type.Object({
  signUpId: Id,
  expiresAt: Timestamp,
});
export type SignUpStarted = Static<typeof SignUpStarted>;
export const SignUpConfirmationBody = Type.Union([Closed({ signUpId: Id, code: ProofCode }), TokenBody]);
export const SignUpResendBody = Closed({ signUpId: Id });
export const SignUpResult = Type.Object({ account: Account });
export type SignUpResult = Static<typeof SignUpResult>;

export const PasswordResetBody = Closed({ email: Email });
/** The same whether or not anybody has the address. */
export const PasswordResetStarted = Type.Object({ expiresAt: Timestamp });
export const PasswordResetConfirmationBody = Closed({ token: ProofToken, password: Password });

export const EmailChangeBody = Closed({ email: Email });
export const EmailChangeStarted = Type.Object({ changeId: Id, expiresAt: Timestamp });
export type EmailChangeStarted = Static<typeof EmailChangeStarted>;
export const EmailChangeConfirmationBody = Type.Union([Closed({ changeId: Id, code: ProofCode }), TokenBody]);

// ---- sign-in -----------------------------------------------------------------------------------

const TypedPassword = Type.String({ minLength: 1, maxLength: 128 });
export const SignInBody = Closed({ email: Email, password: TypedPassword });
export const SignInResult = Type.Object({
  accessToken: Type.String(),
  expiresInS: Type.Integer({ examples: [900] }),
  account: Account,
  consentsNeeded: Type.Array(ConsentGiven, {
    description: 'Required terms whose newest version the member has not agreed to yet',
  }),
  woken: Type.Optional(Type.Literal(true, { description: 'The account was dormant until this sign-in' })),
});
export type SignInResult = Static<typeof SignInResult>;
export const SecondFactorMethod = Type.Union([
  Type.Literal('totp'),
  Type.Literal('passkey'),
  Type.Literal('recovery-code'),
]);
export type SecondFactorMethod = Static<typeof SecondFactorMethod>;
/** The password was right, and more is needed. */
export const SecondFactorNeeded = Type.Object({
  secondFactor: Type.Object({
    ticket: Type.String(),
    methods: Type.Array(SecondFactorMethod),
    expiresAt: Timestamp,
  }),
});
export type SecondFactorNeeded = Static<typeof SecondFactorNeeded>;
export const ReauthenticationBody = Closed({ password: TypedPassword });

export const Session = Type.Object({
  sessionId: Id,
  current: Type.Boolean(),
  createdAt: Timestamp,
  lastUsedAt: Timestamp,
  userAgent: Type.String(),
  address: Type.String(),
});
export type Session = Static<typeof Session>;
export const SessionList = Type.Object({ items: Type.Array(Session) });

export const UpdateMeBody = Closed({ name: Type.Optional(PersonName), locale: Type.Optional(Locale) });
export const ChangePasswordBody = Closed({
  /** Whoever has a password gives it; a member without one needs a fresh proof instead. */
  currentPassword: Type.Optional(TypedPassword),
  newPassword: Password,
});
export const DeleteMeBody = Closed({ reason: Type.Optional(Text(200, '이제 쓰지 않아요')) });
/** All that the installation knows of a member, by the module that knows it. */
export const PersonalData = Type.Object(
  { exportedAt: Timestamp },
  { additionalProperties: true, description: 'A member of each module, such as `account` and `pay`' },
);
export type PersonalData = Static<typeof PersonalData>;

export const WalletStatus = Type.Union([
  Type.Literal('active'),
  Type.Literal('frozen'),
  Type.Literal('closed'),
]);
/** `dormant` has not been here for a year and wakes by signing in; `deleted` is gone, but for the books. */
export const MemberStatus = Type.Union([
  Type.Literal('active'),
  Type.Literal('dormant'),
  Type.Literal('deleted'),
]);
export type MemberStatus = Static<typeof MemberStatus>;
export const Member = Type.Object({
  accountId: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  status: MemberStatus,
  emailVerified: Type.Boolean(),
  lastActiveAt: Timestamp,
  walletStatus: WalletStatus,
  balance: Type.Integer(),
  held: Type.Integer(),
  currency: Type.String(),
  createdAt: Timestamp,
  picture: Nullable(Picture),
});
export type Member = Static<typeof Member>;
const memberConditions = {
  q: Type.Optional(
    SearchText('Parts of the name or of the e-mail, initials (ㄱㅁㅈ), or a whole account id or e-mail'),
  ),
  role: Type.Optional(OneOrMore(Role)),
  status: Type.Optional(OneOrMore(MemberStatus)),
  from: From,
  to: To,
  activeFrom: From,
  activeTo: To,
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('name')], { default: 'newest' }),
  ),
};
/** Members by when they joined (`from`, `to`), when they were last here, role, status, and text. */
export const MembersQuery = ListQueryOf(memberConditions);
export type MembersQuery = Static<typeof MembersQuery>;
export const MembersExportQuery = ExportQueryOf(memberConditions);
/** Facets: `role`, `status`. */
export const MembersPage = ListPageOf(Member);
export type MembersPage = Static<typeof MembersPage>;
export const ChangeRoleBody = Closed({ role: Role, reason: Text(200, 'Joins the night shift') });

export const AuditEntry = Type.Object({
  auditId: Id,
  at: Timestamp,
  actorId: Id,
  actorName: Nullable(Type.String()),
  action: Type.String({ examples: ['pay.freeze'] }),
  subject: Type.String(),
  reason: Nullable(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditPage = PageOf(AuditEntry);
export const AuditQuery = Closed({
  subject: Type.Optional(
    Type.String({ maxLength: 80, description: 'What was acted on, such as an account id' }),
  ),
  from: From,
  to: To,
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
