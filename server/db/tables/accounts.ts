export type AccountStatus = 'active' | 'dormant' | 'deleted';
export interface AccountsTable {
  id: string;
  email: string;
  /** Lower-cased NFC form: what must be unique. */
  email_key: string;
  name: string;
  password_hash: string | null;
  role: 'member' | 'admin';
  locale: 'ko' | 'en';
  created_at: number;
  last_active_at: number;
  /** When the address was proven; null for one that never was. */
  email_verified_at: number | null;
  /** Proofs for a new password that were asked for before it are void. */
  password_changed_at: number | null;
  status: AccountStatus;
  dormancy_warned_at: number | null;
  dormant_at: number | null;
  deleted_at: number | null;
  /** The file that it shows. */
  picture_id: string | null;
}
/** A sign-in on one device: a family of refresh tokens of which only the newest is good. */
export interface SessionsTable {
  id: string;
  account_id: string;
  token_hash: string;
  previous_hash: string | null;
  rotated_at: number;
  created_at: number;
  expires_at: number;
  ended_at: number | null;
  user_agent: string;
  address: string;
  /** When its holder last proved who they are; null before there were such proofs. */
  proved_at: number | null;
  /** By which a browser is known again. */
  device_hash: string | null;
}
/** A sign-up whose e-mail is not proven yet: it becomes an account, or expires. */
export interface AccountSignUpsTable {
  id: string;
  email: string;
  email_key: string;
  name: string;
  password_hash: string;
  locale: 'ko' | 'en';
  /** JSON: [{document, version}, …]. */
  consents: string;
  created_at: number;
  expires_at: number;
}
/** A code and a link that were sent to an address. Neither is stored: both are derived from what stands here. */
export interface AccountProofsTable {
  id: string;
  purpose: string;
  /** What it is for: a sign-up, an account, … */
  subject: string;
  account_id: string | null;
  email: string;
  email_key: string;
  locale: 'ko' | 'en';
  /** 0: it looks like one, but no code and no link fits it. */
  genuine: 0 | 1;
  created_at: number;
  code_expires_at: number;
  link_expires_at: number;
  /** Codes that were tried. */
  attempts: number;
  used_at: number | null;
}
/** What a member agreed to and took back, each time; the newest of a document counts. */
export interface AccountConsentsTable {
  account_id: string;
  document: string;
  /** The command that said so; sorts by time. */
  command_id: string;
  version: string;
  agreed: 0 | 1;
  at: number;
}

export interface AccountsTables {
  accounts: AccountsTable;
  sessions: SessionsTable;
  account_sign_ups: AccountSignUpsTable;
  account_proofs: AccountProofsTable;
  account_consents: AccountConsentsTable;
}
