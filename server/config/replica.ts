import Type, { type Static } from 'typebox';
import { databaseUrlOf } from './addresses.ts';

export const REPLICA_SETTINGS = Type.Object({
  DATABASE_REPLICA_URL: Type.Optional(Type.String({ pattern: '^(mysql://|mariadb://).+' })),
  MADANG_REPLICA_LAG_MS: Type.Integer({ minimum: 100, maximum: 600_000, default: 5_000 }),
});
type ReplicaSettings = Static<typeof REPLICA_SETTINGS> & { readonly DATABASE_URL?: string };

/** Where reads go that need not be answered by the primary. */
export interface ReplicaConfig {
  readonly url: string;
  /** How old what it shows may be to whoever has done nothing themselves, milliseconds. */
  readonly maxLagMs: number;
}

/**
 * @returns null where there is no replica
 * @throws Error when there is nothing that it could follow
 */
export function readReplicaConfig(env: ReplicaSettings): ReplicaConfig | null {
  const url = env.DATABASE_REPLICA_URL;
  if (url === undefined) return null;
  if (!/^(mysql|mariadb):/.test(env.DATABASE_URL ?? '')) {
    throw new Error('DATABASE_REPLICA_URL needs a MariaDB in DATABASE_URL: SQLite has no replica');
  }
  return Object.freeze({
    url: databaseUrlOf('DATABASE_REPLICA_URL', url),
    maxLagMs: env.MADANG_REPLICA_LAG_MS,
  });
}
