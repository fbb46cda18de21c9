/** Something begun that is finished within minutes, once: its id is the hash of a secret that only its owner has. */
export interface IdentityFlowsTable {
  id: string;
  kind: 'authorization' | 'completion' | 'second-factor' | 'passkey';
  account_id: string | null;
  provider: string | null;
  /** Hash of the cookie of the browser in which it was begun. */
  browser: string | null;
  data: string;
  attempts: number;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}
/** A person at a provider outside, who may sign in as this account. */
export interface IdentityLinksTable {
  issuer: string;
  subject: string;
  provider: 'kakao' | 'naver' | 'google' | 'oidc';
  account_id: string;
  /** As the provider said it when it was linked. */
  email: string | null;
  linked_at: number;
  last_used_at: number | null;
}
export interface IdentityPasskeysTable {
  id: string;
  account_id: string;
  /** What must be unique: the credential's id may be a thousand bytes. */
  credential_hash: string;
  credential_id: string;
  /** COSE key, base64url. */
  public_key: string;
  counter: number;
  /** JSON array. */
  transports: string;
  synced: number;
  name: string;
  created_at: number;
  last_used_at: number | null;
}
export interface IdentityTotpTable {
  account_id: string;
  /** Sealed; see lib/sealing.ts. */
  secret: string;
  created_at: number;
  /** null until the first code was shown: not in force yet. */
  confirmed_at: number | null;
  /** The newest time step whose code was used: none is good twice. */
  last_step: number;
}
/** The member wants a passkey asked for after the password; in force while they have one. */
export interface IdentityPasskeyAskingsTable {
  account_id: string;
  since: number;
}
export interface IdentityRecoveryCodesTable {
  account_id: string;
  code_hash: string;
  made_at: number;
  used_at: number | null;
}
export interface IdentityChecksTable {
  id: string;
  account_id: string;
  provider: 'portone' | 'sandbox';
  status: 'pending' | 'verified' | 'failed';
  created_at: number;
  expires_at: number;
  finished_at: number | null;
}
export interface IdentityPeopleTable {
  account_id: string;
  /** HMAC of the person's CI: the same person is recognised, and nobody can be looked up. */
  person: string;
  /** The same, where one person may have one account only; null where that was not asked for. */
  only_person: string | null;
  provider: 'portone' | 'sandbox';
  check_id: string;
  verified_at: number;
}
/** Demo and tests: what was typed into the page that plays the provider's window. */
export interface IdentitySandboxAnswersTable {
  check_id: string;
  answer: string;
  at: number;
}

export interface IdentityTables {
  identity_flows: IdentityFlowsTable;
  identity_links: IdentityLinksTable;
  identity_passkeys: IdentityPasskeysTable;
  identity_totp: IdentityTotpTable;
  identity_passkey_askings: IdentityPasskeyAskingsTable;
  identity_recovery_codes: IdentityRecoveryCodesTable;
  identity_checks: IdentityChecksTable;
  identity_people: IdentityPeopleTable;
  identity_sandbox_answers: IdentitySandboxAnswersTable;
}
