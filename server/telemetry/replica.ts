import { Counter, Gauge, type Registry } from 'prom-client';
import type { ReplicaObserver, Standing } from '../db/replica/open.ts';
import type { Log } from './metrics.ts';

/** Metrics of the replica, and a line in the log whenever it begins or ceases to be read. */
export function observeReplica(registry: Registry, log: Log): ReplicaObserver {
  const registers = [registry];
  const lag = new Gauge({
    name: 'madang_replica_lag_seconds',
    help: 'How old at the most what the replica shows was at the last check; +Inf: unknown',
    registers,
  });
  const fresh = new Gauge({
    name: 'madang_replica_fresh',
    help: '1: reads go to the replica; 0: to the primary',
    registers,
  });
  const reads = new Counter({
    name: 'madang_replica_reads_total',
    help: 'Statements that either may answer, by who did',
    labelNames: ['from'],
    registers,
  });
  let known: Standing | null = null;
  return {
    checked: (standing, lagMs, cause) => {
      lag.set(lagMs === null ? Number.POSITIVE_INFINITY : lagMs / 1_000);
      fresh.set(standing === 'fresh' ? 1 : 0);
      if (standing === known) return;
      known = standing;
      if (standing === 'fresh') log.info({ lagMs }, 'the replica is fresh: it is read');
      else log.warn({ standing, lagMs, err: cause }, 'the replica is not fresh: the primary is read instead');
    },
    read: (from) => reads.inc({ from }),
  };
}
