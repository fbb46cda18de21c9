import { ModelFault } from './fault.ts';

/** Far above any answer: a stream beyond it does not end by itself. */
const MAX_BYTES = 1_000_000;
const MAX_ERROR_BYTES = 20_000;

/**
 * `fetch` for a server that is not trusted: it may not send on to another, an answer must be a stream of events, and neither it nor an
 * error may be endless.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && !/^text\/event-stream\b/i.test(type)) {
    await response.body?.cancel();
    throw new ModelFault('malformed');
  }
  if (!response.body) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(limitOf(response.ok ? MAX_BYTES : MAX_ERROR_BYTES)), {
    ...{ status, statusText, headers },
  });
};

function limitOf(mostBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) controller.error(new ModelFault('too-long'));
      else controller.enqueue(chunk);
    },
  });
}
