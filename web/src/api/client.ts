import { networkError, problemOf } from './error.ts';
import { jsonOf } from './json-of.ts';
import { proof } from './proof.ts';
import { accessToken } from './session.ts';

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** The Idempotency-Key of one intent: the same for each retry of it. */
  key?: string;
  signal?: AbortSignal;
  /** A sign-in must not carry an old token, nor be repeated after a refused one. */
  anonymous?: boolean;
};

export type Answer<T> = {
  data: T;
  /** The server had already decided this intent and says the same again. */
  replayed: boolean;
  receiptId: string | null;
};

const API = '/api/v1';

export function urlOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  const text = search.toString();
  return `${API}${path}${text === '' ? '' : `?${text}`}`;
}

async function send(url: string, options: RequestOptions, token: string | null): Promise<Response> {
  const headers = new Headers({ 'Accept-Language': document.documentElement.lang || 'ko' });
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  if (options.key !== undefined) headers.set('Idempotency-Key', options.key);
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  try {
    return await fetch(url, {
      method: options.method ?? 'GET',
      headers,
      ...(options.body === undefined ? {} : { body: jsonOf(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw networkError();
  }
}

/**
 * One request with the member's token; a token refused as expired is renewed once, and what needs a fresh proof
 * is sent again when the member has given it. Throws ApiError.
 */
async function fetchApi(path: string, options: RequestOptions = {}): Promise<Response> {
  const url = urlOf(path, options.query);
  const token = options.anonymous === true ? null : await accessToken();
  let response = await send(url, options, token);
  if (response.status === 401 && token !== null) {
    const renewed = await accessToken(token);
    if (renewed !== null) response = await send(url, options, renewed);
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code !== 'auth.proof-needed' || !(await proof.ask())) throw problem;
    response = await send(url, options, await accessToken());
    if (!response.ok) throw await problemOf(response);
  }
  return response;
}

/** An answer that comes piece by piece. Throws ApiError where it is refused at once. */
export const openAnswer = (path: string, options: RequestOptions): Promise<Response> =>
  fetchApi(path, options);

export async function request<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const response = await fetchApi(path, options);
  const data = (response.status === 204 ? undefined : await response.json()) as T;
  return {
    data,
    replayed: response.headers.get('idempotency-replayed') === 'true',
    receiptId: response.headers.get('receipt-id'),
  };
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const options: RequestOptions = {};
  if (query !== undefined) options.query = query;
  if (signal !== undefined) options.signal = signal;
  return (await request<T>(path, options)).data;
}

/** A command: always with the key of its intent. */
export function command<T>(path: string, body: unknown, key: string, query?: Query): Promise<Answer<T>> {
  return request<T>(path, {
    method: 'POST',
    key,
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
  });
}

/** What only the member may read, to be shown on the page: a plain address could not carry the token. */
export async function getBlob(path: string, query?: Query, signal?: AbortSignal): Promise<Blob> {
  const response = await fetchApi(path, {
    ...(query === undefined ? {} : { query }),
    ...(signal === undefined ? {} : { signal }),
  });
  return response.blob();
}

/** Saves what the server sends as a file; a plain link could not carry the token. */
export async function download(path: string, query: Query, filename: string): Promise<void> {
  const response = await fetchApi(path, { query });
  saveFile(await response.blob(), filename);
}

/** Hands something that this page holds to the member as a file. */
export function saveFile(content: Blob, filename: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
