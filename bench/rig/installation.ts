import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sellVariants } from '../checkout/variants.ts';
import { openRounds } from '../seats/rounds.ts';
import { openSql, type Sql } from '../sql.ts';
import { listSymbols } from '../stocks/symbols.ts';
import { type Rig, rootPath, type Server } from './rig.ts';

const execute = promisify(execFile);
const TOKEN_S = 24 * 3600;
/** Of each round: a hall that sells out in seconds. */
const PLACES = 8_000;

export interface Member {
  readonly accountId: string;
  readonly token: string;
}

/** The product itself on a seeded database, as one or several processes. */
export interface Installation {
  readonly kind: 'sqlite' | 'mariadb';
  readonly url: string;
  readonly sql: Sql;
  readonly members: readonly Member[];
  readonly servers: readonly Server[];
  /** Opens drops, each with this many coupons; returns their ids. */
  openDrops(count: number, total: number): Promise<string[]>;
  /** Puts variants on sale, each with this stock and of a product of its own; returns their ids. */
  sellVariants(count: number, stock: number): Promise<string[]>;
  /** Puts rounds on sale, each with 8,000 places; `own` differs from what the seed made. Returns their ids. */
  openRounds(count: number, own?: Readonly<Record<string, number>>): Promise<string[]>;
  /** Lists symbols in continuous trading, of each of which every member has 1,000 shares; returns them. */
  listSymbols(count: number): Promise<string[]>;
  /** Starts or stops instances until there are this many. */
  scaleTo(instances: number): Promise<void>;
  stop(): Promise<void>;
}

export interface InstallOptions {
  readonly kind: 'sqlite' | 'mariadb';
  readonly memberCount: number;
  /** An empty database of one's own; default: a new one. */
  readonly url?: string;
  /** Connections to MariaDB at the most; default: the product's own. */
  readonly poolSize?: number;
  /** Further settings, by the names of their environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Makes a database with members and starts the product on it. */
export async function install(
  rig: Rig,
  { kind, memberCount, url: givenUrl, poolSize, settings: more = {} }: InstallOptions,
): Promise<Installation> {
  const name = rig.newName('madang_bench_');
  const data = join(rig.directory, name);
  const newUrl = async () =>
    kind === 'sqlite' ? `sqlite:${data}/madang.db` : (await rig.mariadb()).createDatabase(name);
  const url = givenUrl ?? (await newUrl());
  const settings = {
    DATABASE_URL: url,
    MADANG_DATA: data,
    ...(poolSize !== undefined && { MADANG_POOL_SIZE: String(poolSize) }),
    ...more,
  };
  const { dropId, variantId, roundId, symbol, members } = await seed(rig, settings, memberCount);
  const sql = await openSql(url);
  const servers: Server[] = [];

  async function scaleTo(instances: number): Promise<void> {
    while (servers.length < instances) servers.push(await rig.startServer('server/main.ts', settings));
    for (const server of servers.splice(instances)) await server.stop();
  }
  await scaleTo(1);

  return {
    kind,
    url,
    sql,
    members,
    servers,
    scaleTo,
    async openDrops(count, total) {
      const ids = Array.from({ length: count }, rig.makeId);
      await copyDrop(sql, dropId, ids, total);
      return ids;
    },
    async sellVariants(count, stock) {
      const ids = Array.from({ length: count }, rig.makeId);
      await sellVariants(sql, variantId, ids, stock);
      return ids;
    },
    async openRounds(count, own) {
      const ids = Array.from({ length: count }, rig.makeId);
      await openRounds(sql, roundId, ids, own);
      return ids;
    },
    async listSymbols(count) {
      const symbols = Array.from({ length: count }, () => `B${rig.makeId().slice(5)}`);
      await listSymbols(sql, symbol, symbols);
      return symbols;
    },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await sql.close();
    },
  };
}

/** Members with money and shares, one open drop, a variant, a round and a symbol, made by the same command that operators have. */
async function seed(
  rig: Rig,
  settings: Record<string, string>,
  memberCount: number,
): Promise<{ dropId: string; variantId: string; roundId: string; symbol: string; members: Member[] }> {
  const tokensFile = join(rig.directory, rig.newName('tokens-'));
  const sold = ['--drop', '1', '--variant', '1', '--round', String(PLACES), '--symbol'];
  const args = ['--members', String(memberCount), '--tokens', tokensFile, ...sold];
  const { stdout } = await execute(process.execPath, [rootPath('scripts/seed.ts'), ...args], {
    env: { ...process.env, ...rig.environment(settings) },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { dropId, variantId, roundId, symbol } = JSON.parse(stdout) as Record<
    'dropId' | 'variantId' | 'roundId' | 'symbol',
    string
  >;
  const lines = (await readFile(tokensFile, 'utf8')).trim().split('\n');
  const members = lines.map((line) => {
    // Tokens of our own, which outlive the longest run.
    const { accountId, role } = rig.tokens.verify(line);
    return { accountId, token: rig.tokens.sign({ accountId, role, sessionId: null }, TOKEN_S) };
  });
  return { dropId, variantId, roundId, symbol, members };
}

/** Drops are rows: copies of the seed's own differ in id and number. */
async function copyDrop(sql: Sql, from: string, ids: readonly string[], total: number): Promise<void> {
  const [row] = await sql.query<Record<string, string | number | null>>(
    'select * from coupon_campaigns where id = ?',
    [from],
  );
  if (!row) throw new Error('The seed made no drop');
  const others = Object.keys(row).filter((column) => !['id', 'total', 'claimed'].includes(column));
  const columns = ['id', 'total', 'claimed', ...others].join(', ');
  // One commit for all: the disk is waited for once.
  await sql.query('begin');
  for (const id of ids) {
    await sql.query(
      `insert into coupon_campaigns (${columns}) select ?, ?, 0, ${others.join(', ')} from coupon_campaigns where id = ?`,
      [id, total, from],
    );
  }
  await sql.query('commit');
}
