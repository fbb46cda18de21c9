import type { CallResult, TestInstallation } from '../../../../test/support/installation.ts';

type Method = Parameters<TestInstallation['call']>[0];

/** One browser: it keeps its cookies, and its token once it is signed in. */
export interface Visitor {
  token: string | undefined;
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<CallResult>;
  /** Signs a demo account in by its password. */
  signIn(email: string): Promise<void>;
  /** Begins a way through a provider. @returns where the browser goes */
  begin(provider: string, intent?: string, next?: string): Promise<string>;
  /** Comes back from it. */
  comeBack(provider: string, parameters: Record<string, string>): Promise<CallResult>;
}

export function newVisitor(site: Pick<TestInstallation, 'call'>): Visitor {
  const cookies = new Map<string, string>();
  const visitor: Visitor = {
    token: undefined,
    async call(method, path, body, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await site.call(method, path, {
        ...(visitor.token !== undefined && { token: visitor.token }),
        ...(body !== undefined && { body }),
        headers: { ...(cookie !== '' && { cookie }), ...headers },
      });
      for (const line of [answer.headers['set-cookie'] ?? []].flat() as string[]) {
        const [name = '', value = ''] = line.split(';')[0]!.split('=');
        cookies.set(name, value);
      }
      return answer;
    },
    async signIn(email) {
      const password = email.startsWith('admin') ? 'madang-admin' : 'madang-demo';
      const answer = await visitor.call('POST', '/auth/sign-in', { email, password });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      visitor.token = answer.body.accessToken;
    },
    async begin(provider, intent = 'sign-in', next) {
      const path = `/auth/providers/${provider}/authorizations`;
      const answer = await visitor.call('POST', path, { intent, ...(next !== undefined && { next }) });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body.url;
    },
    comeBack: (provider, parameters) =>
      visitor.call('POST', `/auth/providers/${provider}/callbacks`, { parameters }),
  };
  return visitor;
}

/** What operators see of refused attempts: action and reason, oldest first. */
export async function suspicions(site: Pick<TestInstallation, 'database'>): Promise<[string, string][]> {
  const rows = await site.database.reader
    .selectFrom('audit_log')
    .select(['action', 'details'])
    .where('action', 'like', 'identity.refuse-%')
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.action, JSON.parse(row.details).because]);
}

/** Texts that the terms in force want agreement to. */
export async function consentsOf(site: Pick<TestInstallation, 'call'>) {
  const { body } = await site.call('GET', '/terms');
  return (body.items as { document: string; version: string; required: boolean }[])
    .filter((terms) => terms.required)
    .map(({ document, version }) => ({ document, version }));
}

/** The code that was sent with a proof. */
export async function codeOf(site: Pick<TestInstallation, 'accounts'>, proofId: string): Promise<string> {
  const secrets = await site.accounts.proofSecrets(proofId);
  if (!secrets) throw new Error('Nothing fits this proof');
  return secrets.code;
}
