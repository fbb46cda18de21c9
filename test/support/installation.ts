import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { compose, type Installation } from '../../server/compose-http.ts';
import { readConfig } from '../../server/config.ts';
import { migrate } from '../../server/db/migrate.ts';
import { DEMO_ACCOUNTS, seedDemo } from '../../server/demo.ts';
import { placeSqliteFile } from '../services/shared.ts';

export type DemoPerson = 'admin' | 'minji' | 'jun' | 'soyeon';

export interface TestInstallation extends Installation {
  /** Access token of a demo account, by the part of its address before the @. */
  tokenOf(name: DemoPerson): string;
  /** As `tokenOf`, of somebody who has just proved who they are; one sign-in serves a whole file. */
  provenTokenOf(name: DemoPerson): Promise<string>;
  idOf(name: DemoPerson): string;
  /** A request with JSON in and out. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: CallOptions,
  ): Promise<CallResult>;
  end(): Promise<void>;
}
export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}
export interface CallResult {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape
  readonly body: any;
}

/**
 * The whole installation in this process, with demo data, without a port: requests are injected.
 * @param env settings; SQLite in a temporary folder unless DATABASE_URL says otherwise
 */
export async function startInstallation(env: Record<string, string> = {}): Promise<TestInstallation> {
  const folder = await mkdtemp(join(tmpdir(), 'madang-test-'));
  const config = readConfig({ MADANG_DATA: folder, ...env });
  if (!env.DATABASE_URL) await placeSqliteFile(join(folder, 'madang.db'));
  const installation = await compose(config, pino({ level: 'silent' }));
  await migrate(installation.database);
  await seedDemo(installation);
  await installation.start();
  const rows = await installation.database.reader
    .selectFrom('accounts')
    .select(['id', 'email', 'role'])
    .execute();
  const byName = new Map(rows.map((row) => [row.email.split('@')[0], row]));
  const accountOf = (name: string) => {
    const row = byName.get(name);
    if (!row) throw new Error(`There is no demo account ${name}`);
    return row;
  };
  const proven = new Map<DemoPerson, Promise<string>>();
  const provenTokenOf = async (name: DemoPerson): Promise<string> => {
    const { password } = DEMO_ACCOUNTS.find(({ email }) => email.startsWith(`${name}@`))!;
    const answer = await installation.app.inject({
      method: 'POST',
      url: '/api/v1/auth/sign-in',
      payload: { email: accountOf(name).email, password },
    });
    if (answer.statusCode !== 200) throw new Error(`${name} is not let in: ${answer.body}`);
    return answer.json().accessToken;
  };
  return {
    ...installation,
    provenTokenOf: (name) => {
      const token = proven.get(name) ?? provenTokenOf(name);
      proven.set(name, token);
      return token;
    },
    idOf: (name) => accountOf(name).id,
    tokenOf: (name) => {
      const { id, role } = accountOf(name);
      return installation.tokens.sign({ accountId: id, role, sessionId: null });
    },
    call: async (method, path, { token, body, raw, headers } = {}) => {
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await installation.app.inject({
        method,
        url: path.startsWith('/') && !path.startsWith('/api') ? `/api/v1${path}` : path,
        headers: {
          ...(payload !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(payload !== undefined && { payload }),
      });
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return {
        status: response.statusCode,
        headers: response.headers,
        body: isJson ? response.json() : response.body,
      };
    },
    end: async () => {
      await installation.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
