import Type, { type Static } from 'typebox';

export const SEARCH_SETTINGS = Type.Object({
  MADANG_OPENSEARCH_URL: Type.String({ default: '', pattern: '^(https?://[^\\s?#]+)?$' }),
  MADANG_OPENSEARCH_PREFIX: Type.String({ default: 'madang', pattern: '^[a-z][a-z0-9-]{0,63}$' }),
  MADANG_OPENSEARCH_REPLICAS: Type.Integer({ minimum: 0, maximum: 10, default: 1 }),
});

export interface OpensearchConfig {
  /** Without name and password, and without a slash at the end. */
  readonly url: string;
  /** null: the server asks for none. */
  readonly auth: { readonly username: string; readonly password: string } | null;
  /** Of the names of all indexes and aliases: installations that share a server differ in it. */
  readonly prefix: string;
  /** Copies of each index on other nodes. */
  readonly replicas: number;
}

export interface SearchConfig {
  /** null: embedded, in files under MADANG_DATA. */
  readonly opensearch: OpensearchConfig | null;
}

/** @throws Error for what production may not have */
export function readSearchConfig(
  env: Static<typeof SEARCH_SETTINGS> & { MADANG_MODE: 'demo' | 'production' },
): SearchConfig {
  return Object.freeze({ opensearch: env.MADANG_OPENSEARCH_URL === '' ? null : readOpensearch(env) });
}

function readOpensearch(
  env: Static<typeof SEARCH_SETTINGS> & { MADANG_MODE: 'demo' | 'production' },
): OpensearchConfig {
  const url = new URL(env.MADANG_OPENSEARCH_URL);
  const username = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  // Without TLS anybody on the way reads the password.
  if (env.MADANG_MODE === 'production' && url.protocol === 'http:' && password !== '' && !isLocal) {
    throw new Error(
      `MADANG_OPENSEARCH_URL must be https: the password of ${url.hostname} would be shown to the network`,
    );
  }
  return Object.freeze({
    url: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`,
    auth: username === '' ? null : Object.freeze({ username, password }),
    prefix: env.MADANG_OPENSEARCH_PREFIX,
    replicas: env.MADANG_OPENSEARCH_REPLICAS,
  });
}
