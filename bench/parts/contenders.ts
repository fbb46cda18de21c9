import { checkOldDrops, createOldTables, openOldDrops } from '../methods/tables.ts';
import type { Kind } from '../report/model.ts';
import type { Installation, Member } from '../rig/installation.ts';
import { checkClaims } from '../rig/invariants.ts';
import type { Trial } from '../rig/measure.ts';
import { claimEchoRequests, claimRequests } from '../rig/requests.ts';
import type { Server } from '../rig/rig.ts';
import { openSql, type Sql } from '../sql.ts';
import type { Bench } from './bench.ts';

/** How a drop is stormed. */
export interface Storm {
  readonly connections: number;
  /** Claims a second, whatever comes back; without it as many as come back. */
  readonly ratePerS?: number;
  /** Coupons of each drop and claims on each; default: as many of both as there are members. */
  readonly coupons?: number;
  readonly claims?: number;
  readonly rounds?: number;
  readonly warmUpS?: number;
}

/** Somebody who hands out coupons. */
export interface Contender {
  /** Unique, for looking it up. */
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  /** Takes claims in an order in which members would not come, see `drop`. */
  readonly isVariant?: boolean;
  claims(storm: Storm): Trial;
}

/** More than any contender can do on one core; decides how many drops are opened for a run. */
const FASTEST_PER_S = 45_000;

/** The ceiling, and the product on each database. */
export async function openContenders(bench: Bench): Promise<Contender[]> {
  const sqlite = await bench.installation('sqlite');
  const contenders: Contender[] = [
    ceilingContender(bench, await bench.ceiling(), sqlite.members),
    laneContender(bench, sqlite, { name: 'lane-sqlite', label: 'lane, SQLite' }),
    laneContender(bench, sqlite, {
      name: 'lane-sqlite-random',
      label: 'lane, SQLite, members in random order',
      inRandomOrder: true,
    }),
  ];
  if (bench.hasMariadb) {
    const mariadb = await bench.installation('mariadb');
    contenders.push(laneContender(bench, mariadb, { name: 'lane-mariadb', label: 'lane, MariaDB' }));
  }
  return contenders;
}

function ceilingContender(bench: Bench, server: Server, members: readonly Member[]): Contender {
  const label = 'ceiling: echo with token check';
  return {
    name: 'ceiling',
    label,
    kind: 'ceiling',
    claims: ({ connections, ratePerS, rounds, warmUpS }) => ({
      label,
      kind: 'ceiling',
      serverPids: () => [server.pid],
      ...(rounds !== undefined && { rounds }),
      ...(warmUpS !== undefined && { warmUpS }),
      prepare: async (seconds) => ({
        plan: {
          ports: [server.port],
          connections,
          requests: claimEchoRequests(members, bench.rig.newName('echo-')),
          repeat: true,
          seconds,
          ...(ratePerS !== undefined && { ratePerS }),
        },
      }),
    }),
  };
}

/** The product, over HTTP as customers meet it; `ports` of all its instances. */
export function laneContender(
  bench: Bench,
  installation: Installation,
  own: { name: string; label: string; inRandomOrder?: boolean },
): Contender {
  const { rig } = bench;
  const { members, sql, kind } = installation;
  return {
    name: own.name,
    label: own.label,
    kind: 'ours',
    ...(own.inRandomOrder && { isVariant: true }),
    claims: (storm) => ({
      ...trialBasics(own.label, 'ours', storm),
      prepare: async (seconds) => {
        const claimants = members.slice(0, storm.claims ?? members.length);
        const total = storm.coupons ?? claimants.length;
        // A single drop when the storm has a size; otherwise one after the other until the time is over.
        const perS = storm.ratePerS ?? FASTEST_PER_S;
        const drops = storm.claims ? 1 : Math.ceil((perS * seconds) / claimants.length);
        const dropIds = await installation.openDrops(drops, total);
        const keyPrefix = `${rig.newName('claim-')}-`;
        const ports = installation.servers.map(({ port }) => port);
        const { inRandomOrder = false } = own;
        return {
          plan: {
            ...planBasics(storm, seconds),
            ports,
            requests: claimRequests({ dropIds, members: claimants, inRandomOrder, keyPrefix }),
          },
          check: (outcome) => checkClaims(sql, dropIds, outcome, keyPrefix),
        };
      },
      serverPids: () => installation.servers.map(({ pid }) => pid),
      ...(kind === 'mariadb' && { databasePids: [rig.mariadbPid] }),
    }),
  };
}

/** An old method's process and tables. */
export interface OldServer {
  readonly name: string;
  readonly label: string;
  readonly server: Server;
  readonly databaseUrl: string;
  readonly usesRedis: boolean;
}

export async function oldContender(
  bench: Bench,
  old: OldServer,
  members: readonly Member[],
): Promise<Contender> {
  const { rig } = bench;
  const sql: Sql = await openSql(old.databaseUrl);
  await createOldTables(sql);
  return {
    name: old.name,
    label: old.label,
    kind: 'old',
    claims: (storm) => ({
      ...trialBasics(old.label, 'old', storm),
      prepare: async (seconds) => {
        const claimants = members.slice(0, storm.claims ?? members.length);
        const dropIds = [rig.makeId()];
        await openOldDrops(sql, dropIds, storm.coupons ?? claimants.length);
        return {
          plan: {
            ...planBasics(storm, seconds),
            ports: [old.server.port],
            requests: claimRequests({ dropIds, members: claimants, keyPrefix: 'old-' }),
          },
          check: (outcome) => checkOldDrops(sql, dropIds, outcome.accepted),
        };
      },
      serverPids: () => [old.server.pid],
      ...(sql.kind === 'mariadb' && { databasePids: [rig.mariadbPid] }),
      ...(old.usesRedis && { redisPids: [rig.redisPid] }),
    }),
  };
}

const trialBasics = (label: string, kind: Kind, { rounds, warmUpS }: Storm) => ({
  label,
  kind,
  ...(rounds !== undefined && { rounds }),
  ...(warmUpS !== undefined && { warmUpS }),
});

const planBasics = ({ connections, ratePerS }: Storm, seconds: number) => ({
  connections,
  seconds,
  ...(ratePerS !== undefined && { ratePerS }),
});
