import Type, { type Static } from 'typebox';
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
  createdAt: Timestamp,
});
export type Account = Static<typeof Account>;

export const SignUpBody = Closed({
  email: Email,
  password: Password,
  name: PersonName,
  locale: Type.Optional(Locale),
});
export const SignUpResult = Type.Object({ account: Account });
export const SignInBody = Closed({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) });
export const SignInResult = Type.Object({
  accessToken: Type.String(),
  expiresInS: Type.Integer({ examples: [900] }),
  account: Account,
});
export type SignInResult = Static<typeof SignInResult>;

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
  currentPassword: Type.String({ minLength: 1, maxLength: 128 }),
  newPassword: Password,
});

export const WalletStatus = Type.Union([
  Type.Literal('active'),
  Type.Literal('frozen'),
  Type.Literal('closed'),
]);
export const Member = Type.Object({
  accountId: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  walletStatus: WalletStatus,
  balance: Type.Integer(),
  held: Type.Integer(),
  currency: Type.String(),
  createdAt: Timestamp,
});
export type Member = Static<typeof Member>;
export const MemberPage = PageOf(Member);
export const MemberQuery = Closed({
  q: Type.Optional(Type.String({ maxLength: 100, description: 'Beginning of the e-mail or of the name' })),
  role: Type.Optional(Role),
  // Holds a whole e-mail or name.
  cursor: Type.Optional(Type.String({ maxLength: 800 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
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
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
