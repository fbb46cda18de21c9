import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the seed command says that it made. */
export interface Seeded {
  readonly variantId: string;
  readonly dropId: string;
  readonly roundId: string;
  readonly symbol: string;
  /** Of its members. */
  readonly tokens: readonly string[];
}

/** Fills a database with members and what the flags ask for. */
export async function seed(
  databaseUrl: string,
  folder: string,
  members: number,
  flags: readonly string[],
): Promise<Seeded> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, MADANG_DATA: folder };
  const file = join(folder, 'tokens');
  const args = ['scripts/seed.ts', '--members', String(members), '--tokens', file, ...flags];
  const { stdout } = await execute(process.execPath, args, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  const made = JSON.parse(stdout) as Omit<Seeded, 'tokens'>;
  return { ...made, tokens: (await readFile(file, 'utf8')).trim().split('\n') };
}

/** The account that a token is of. */
export const accountOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
