import type { Executor } from '../../db/dialect.ts';
import { isoOrNull } from '../../lib/iso.ts';
import { accountOf } from './domain.ts';
import { readConsents } from './prefetch.ts';
import { findAccount } from './queries.ts';
import { newestSessions } from './session-rows.ts';

const SESSIONS_AT_MOST = 10_000;

/** What accounts know of a member, for the file that they may take with them; no hash and no token. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const row = await findAccount(executor, accountId);
  if (!row) return {};
  const consents = await readConsents(executor, [accountId]);
  const sessions = await newestSessions(executor, accountId, SESSIONS_AT_MOST);
  return {
    account: {
      ...accountOf(row),
      status: row.status,
      emailVerifiedAt: isoOrNull(row.email_verified_at),
      passwordChangedAt: isoOrNull(row.password_changed_at),
      lastActiveAt: isoOrNull(row.last_active_at),
    },
    consents: consents.map(({ document, version, agreed, at }) => ({
      document,
      version,
      agreed: agreed === 1,
      at: isoOrNull(at),
    })),
    sessions: sessions.map((session) => ({
      createdAt: isoOrNull(session.created_at),
      lastUsedAt: isoOrNull(session.rotated_at),
      endedAt: isoOrNull(session.ended_at),
      userAgent: session.user_agent,
      address: session.address,
    })),
  };
}
