import { BlockList, isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { ProblemError } from './errors.ts';

export interface Readiness {
  /** False from the moment a stop is asked for: the proxy sends nobody here any more. */
  ready: boolean;
}

/** What each database must say of itself for "acknowledged" to mean "kept". */
const DURABLE: Record<Database['kind'], Record<string, string>> = {
  sqlite: { journal_mode: 'wal', synchronous: '2' },
  mariadb: { innodb_flush_log_at_trx_commit: '1', innodb_doublewrite: 'ON' },
};

/** The settings that weaken durability, as `name=value`; empty when all is well. */
export function weakSettings(kind: Database['kind'], found: Record<string, string>): string[] {
  // A replica may only know what the binary log has on its disk.
  const wanted = found.log_bin === 'ON' ? { ...DURABLE[kind], sync_binlog: '1' } : DURABLE[kind];
  return Object.entries(wanted)
    .filter(([name, value]) => found[name] !== value)
    .map(([name]) => `${name}=${found[name] ?? 'unknown'}`);
}

/** Loopback and private networks (RFC 1918, RFC 4193): where a scraper lives. */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('::1', 128, 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** A proxy that we were not told to trust stands in a private network too, but says whom it speaks for. */
function isScraper({ ip, ips, headers }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  if (isForwarded && ips === undefined) return false;
  return PRIVATE.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

/** `/health/live`, `/health/ready` and `/metrics`: for proxies, orchestrators and scrapers. */
export function registerHealth(
  app: FastifyInstance,
  { database, metrics, readiness }: { database: Database; metrics: Metrics; readiness: Readiness },
): void {
  const config = { access: 'public', rateLimit: false } as const;
  const schema = { hide: true };
  app.get('/health/live', { config, schema }, async () => ({ status: 'live' }));
  app.get('/health/ready', { config, schema }, async (_request, reply) => {
    if (!readiness.ready) return reply.code(503).send({ status: 'draining' });
    try {
      await sql`select 1`.execute(database.reader);
      const weak = weakSettings(database.kind, await database.durability());
      return {
        status: 'ready',
        database: database.kind,
        durability: weak.length === 0 ? 'kept' : weak,
        // Without it everything is answered by the primary, which is slower and no failure.
        ...(database.replica && { replica: database.replica.standing() }),
      };
    } catch {
      return reply.code(503).send({ status: 'database-unavailable' });
    }
  });
  app.get('/metrics', { config, schema }, async (request, reply) => {
    if (!isScraper(request)) throw new ProblemError('route.not-found');
    reply.header('content-type', metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
