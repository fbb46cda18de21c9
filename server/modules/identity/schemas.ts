import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, Text, Timestamp } from '../../lib/schema.ts';

/**
 * What stands here imports no other module, because the web app takes its types from this file. The answers and
 * bodies that contain schemas of accounts are in `sign-in-schemas.ts`.
 */

// ---- outside sign-in ---------------------------------------------------------------------------

/** `oidc` is the one that the operator has named. */
export const Provider = Type.Union([
  Type.Literal('kakao'),
  Type.Literal('naver'),
  Type.Literal('google'),
  Type.Literal('oidc'),
]);
export type Provider = Static<typeof Provider>;
export const ProviderList = Type.Object({
  items: Type.Array(Type.Object({ provider: Provider, name: Type.String({ examples: ['카카오'] }) }), {
    description: 'Those that the operator has set up; empty when there are none',
  }),
});
export type ProviderList = Static<typeof ProviderList>;

/** A page of our own web app: a path, so that nobody is led away (CWE-601). */
export const LocalPath = Type.String({
  pattern: '^/(?![/\\\\])[^\\\\\\u0000-\\u0020\\u007F]*$',
  maxLength: 300,
});
export const Ticket = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: 'Secret, good once and for minutes',
});
/** Six digits, from an authenticator or from a mail. */
const SixDigits = Type.String({ pattern: '^[0-9]{6}$', examples: ['123456'] });

export const AuthorizationBody = Closed({
  /** `link` adds a way in to one’s own account; `prove` renews the proof of who one is. Both need a token. */
  intent: Type.Union([Type.Literal('sign-in'), Type.Literal('link'), Type.Literal('prove')]),
  next: Type.Optional(LocalPath),
});
export const Authorization = Type.Object({ url: Type.String({ description: 'Where the browser goes now' }) });
export type Authorization = Static<typeof Authorization>;
export const CallbackBody = Closed({
  parameters: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 4_000 }), {
    description: 'The query of the page to which the provider sent the browser back, as it is',
    maxProperties: 20,
  }),
});
export const Next = Nullable(Type.String({ description: 'The page that was asked for at the beginning' }));
export const LinkedResult = Type.Object({ linked: Provider, next: Next });
export type LinkedResult = Static<typeof LinkedResult>;
export const ProvedResult = Type.Object({ provedUntil: Timestamp, next: Next });
export type ProvedResult = Static<typeof ProvedResult>;
/** No account yet: the person has to agree to the terms, and may have to prove an e-mail. */
export const Completion = Type.Object({
  completion: Type.Object({
    ticket: Ticket,
    provider: Provider,
    email: Nullable(Type.String()),
    name: Type.String({ description: 'As the provider says it; may be empty' }),
    emailVerified: Type.Boolean({ description: 'false: a code is sent to the e-mail first' }),
    expiresAt: Timestamp,
  }),
  next: Next,
});
export type Completion = Static<typeof Completion>;
export const CompletionProof = Type.Object({ proofId: Id, email: Type.String(), expiresAt: Timestamp });
export type CompletionProof = Static<typeof CompletionProof>;
export const CompletionConfirmationBody = Closed({ ticket: Ticket, code: SixDigits });

// ---- ways in of one's own ----------------------------------------------------------------------

const LinkedProvider = Type.Object({
  provider: Provider,
  name: Type.String(),
  email: Nullable(Type.String({ description: 'As the provider said it when it was linked' })),
  linkedAt: Timestamp,
  lastUsedAt: Nullable(Timestamp),
});
export const Passkey = Type.Object({
  passkeyId: Id,
  name: Type.String(),
  /** Kept by a cloud, and so on more than one device. */
  synced: Type.Boolean(),
  createdAt: Timestamp,
  lastUsedAt: Nullable(Timestamp),
});
export type Passkey = Static<typeof Passkey>;
export const SignInMethods = Type.Object({
  password: Type.Boolean(),
  providers: Type.Array(LinkedProvider),
  passkeys: Type.Array(Passkey),
  totp: Type.Object({ enabled: Type.Boolean(), since: Nullable(Timestamp) }),
  passkeyAfterPassword: Type.Boolean({
    description: 'A passkey is asked for after the password, or after a provider',
  }),
  recoveryCodesLeft: Type.Integer(),
});
export type SignInMethods = Static<typeof SignInMethods>;
export const ProviderParams = Closed({ provider: Provider });

/** What an operator needs for telling a member how to come in again; nothing that opens a door. */
export const MemberWaysIn = Type.Object({
  password: Type.Boolean(),
  providers: Type.Array(
    Type.Object({
      provider: Provider,
      name: Type.String(),
      email: Nullable(Type.String({ description: 'Masked', examples: ['m****i@e****.com'] })),
      linkedAt: Timestamp,
      lastUsedAt: Nullable(Timestamp),
    }),
  ),
  passkeys: Type.Array(Passkey),
  totp: Type.Object({ enabled: Type.Boolean(), since: Nullable(Timestamp) }),
  passkeyAfterPassword: Type.Boolean({ description: 'A passkey is asked for after the password' }),
  recoveryCodesLeft: Type.Integer(),
  identityVerifiedAt: Nullable(
    Type.String({ format: 'date-time', description: 'When the member showed who they are; not who that is' }),
  ),
});
export type MemberWaysIn = Static<typeof MemberWaysIn>;

// ---- passkeys ----------------------------------------------------------------------------------

const Base64Url = (maxLength: number) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]*$', minLength: 1, maxLength });
/** WebAuthn’s own objects: what a browser adds to them one day is no mistake of the caller. */
const credential = (response: Record<string, Type.TSchema>) =>
  Type.Object(
    {
      id: Base64Url(1_400),
      rawId: Base64Url(1_400),
      type: Type.Literal('public-key'),
      response: Type.Object(response, { additionalProperties: true }),
      clientExtensionResults: Type.Record(Type.String(), Type.Unknown()),
    },
    { additionalProperties: true },
  );
const PasskeyAttestation = Type.Unsafe<RegistrationResponseJSON>(
  credential({
    clientDataJSON: Base64Url(4_000),
    attestationObject: Base64Url(20_000),
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 30 }), { maxItems: 10 })),
  }),
);
const PasskeyAssertion = Type.Unsafe<AuthenticationResponseJSON>(
  credential({
    clientDataJSON: Base64Url(4_000),
    authenticatorData: Base64Url(4_000),
    signature: Base64Url(4_000),
    userHandle: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  }),
);
const Open = Type.Object({}, { additionalProperties: true });
/** For `navigator.credentials.create`. */
export const PasskeyCreation = Type.Unsafe<PublicKeyCredentialCreationOptionsJSON>(Open);
/** For `navigator.credentials.get`. */
export const PasskeyRequest = Type.Unsafe<PublicKeyCredentialRequestOptionsJSON>(Open);
export const AddPasskeyBody = Closed({ name: Text(60, '내 휴대폰'), response: PasskeyAttestation });
export const RenamePasskeyBody = Closed({ name: Text(60, '회사 노트북') });
export const PasskeyParams = Closed({ passkeyId: Id });
export const PasskeyResponseBody = Closed({ response: PasskeyAssertion });

// ---- second factor -----------------------------------------------------------------------------

export const TotpSetUp = Type.Object({
  secret: Type.String({ description: 'Base 32, for typing it in' }),
  uri: Type.String({ description: 'otpauth://…, for a QR code' }),
});
export type TotpSetUp = Static<typeof TotpSetUp>;
export const CodeBody = Closed({ code: SixDigits });
/** Shown this once. */
export const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String({ examples: ['7K3MQ-9TXRA'] })),
});
export type RecoveryCodes = Static<typeof RecoveryCodes>;
const RecoveryCode = Type.String({ minLength: 10, maxLength: 20, pattern: '^[0-9A-Za-z -]+$' });
/** One of `code`, `recoveryCode` and `response`. */
export const SecondFactorBody = Closed({
  ticket: Ticket,
  code: Type.Optional(SixDigits),
  recoveryCode: Type.Optional(RecoveryCode),
  response: Type.Optional(PasskeyAssertion),
});
export const ResetSecondFactorBody = Closed({ reason: Text(200, 'Showed an identity card at the desk') });
export const TicketBody = Closed({ ticket: Ticket });

// ---- identity check by phone -------------------------------------------------------------------

export const IdentityCheck = Type.Object({
  checkId: Id,
  provider: Type.Union([Type.Literal('portone'), Type.Literal('sandbox')]),
  expiresAt: Timestamp,
  pageUrl: Type.String({
    description:
      'Where the browser goes now: a page of ours that opens the provider’s window, and leads back to `?next=`',
    examples: ['/identity-check/01K9ZQ3T5R7WXA00'],
  }),
});
export type IdentityCheck = Static<typeof IdentityCheck>;
export const CheckParams = Closed({ checkId: Id });
export const IdentityVerified = Type.Object({ verifiedAt: Timestamp });
export type IdentityVerified = Static<typeof IdentityVerified>;
export const Identity = Type.Object({
  /** `off`: there is no check here; `required`: some services want it, and one person has one account. */
  policy: Type.Union([Type.Literal('off'), Type.Literal('optional'), Type.Literal('required')]),
  verifiedAt: Nullable(Timestamp),
});
export type Identity = Static<typeof Identity>;
