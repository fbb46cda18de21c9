import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../http/errors.ts';
import type { PlanNews } from './schemas.ts';

const HEARTBEAT_MS = 10_000;

const textOf = ({ event, data }: PlanNews): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * News as an answer that comes piece by piece (WHATWG HTML, section 9.2), with a sign of life while nothing happens. What fails on the way
 * is told in it, for its status has been sent.
 * @param tell makes the news; its signal is aborted when whoever asked has gone
 */
export function streamNews(
  request: FastifyRequest,
  reply: FastifyReply,
  tell: (signal: AbortSignal) => AsyncGenerator<PlanNews>,
  ended: () => void,
): string {
  const gone = new AbortController();
  const news = tell(gone.signal);
  const stream = new Readable({
    // Each piece is asked for when the one before it has been taken: a page that does not read stops the work.
    read() {
      news
        .next()
        .then(({ done, value }) => stream.push(done ? null : textOf(value)))
        .catch((error: unknown) => fail(error));
    },
    destroy(error, done) {
      clearInterval(heartbeat);
      gone.abort(new Error('the caller has gone'));
      // Its own ends are tied up, whatever it was doing.
      news
        .return(undefined)
        .catch((fault: unknown) => request.log.error({ err: fault }, 'a plan did not end well'))
        .finally(ended);
      done(error);
    },
  });
  const heartbeat = setInterval(() => {
    if (!stream.destroyed && !stream.readableEnded && stream.readableLength === 0)
      stream.push(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const fail = (error: unknown): void => {
    if (gone.signal.aborted) return;
    const isKnown = error instanceof ProblemError;
    if (!isKnown) request.log.error({ err: error }, 'a plan failed');
    stream.push(textOf({ event: 'failed', data: { code: isKnown ? error.code : 'server.error' } }));
    stream.push(null);
  };
  reply.raw.on('close', () => stream.destroy());
  reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    // nginx and its like must not gather the stream into blocks.
    .header('x-accel-buffering', 'no');
  return stream as unknown as string;
}
