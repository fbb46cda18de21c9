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
}

export interface AccountsTables {
  accounts: AccountsTable;
  sessions: SessionsTable;
}
