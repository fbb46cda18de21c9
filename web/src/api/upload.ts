import { urlOf } from './client.ts';
import { networkError, problemOf } from './error.ts';
import { accessToken } from './session.ts';

export type UploadOptions = {
  /** Called with the share that has left, from 0 to 1; at 1 the server is at work on it. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** What is said beside the file. */
  fields?: Readonly<Record<string, string>>;
  /** The Idempotency-Key of one intent: the same for each retry of it. */
  key?: string;
};

/**
 * Sends one file with the member's token; a token refused as expired is renewed once. `fetch` cannot say how much
 * has left, so this is the older way. Throws ApiError, or the signal's reason.
 */
export async function upload<T>(path: string, file: Blob, options: UploadOptions = {}): Promise<T> {
  const token = await accessToken();
  options.signal?.throwIfAborted();
  let response = await send(urlOf(path), file, token, options);
  if (response.status === 401 && token !== null) {
    const renewed = await accessToken(token);
    if (renewed !== null) response = await send(urlOf(path), file, renewed, options);
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

function send(
  url: string,
  file: Blob,
  token: string | null,
  { onProgress, signal, fields = {}, key }: UploadOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'ko');
    if (token !== null) request.setRequestHeader('Authorization', `Bearer ${token}`);
    if (key !== undefined) request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    };
    request.upload.onload = () => onProgress?.(1);
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    request.onload = () => {
      const headers = new Headers();
      const retryAfter = request.getResponseHeader('retry-after');
      if (retryAfter !== null) headers.set('retry-after', retryAfter);
      resolve(new Response(request.responseText, { status: request.status, headers }));
    };
    request.onerror = () => reject(networkError());
    request.onabort = () => reject(signal?.reason ?? networkError());
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file);
    request.send(form);
  });
}
