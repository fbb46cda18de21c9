import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MakeId } from '../lib/id.ts';
import { CODES, type Code } from './codes.ts';
import { answerError, problemOf } from './errors.ts';
import type { HeadersOf } from './security-headers.ts';

/** What Node's parser says of a connection, as far as it is not simply unreadable. */
const CONNECTION_CODES: Record<string, Code> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
};

/**
 * Answers what no route, hook or error handler ever sees, with a problem like everything else: an address that cannot
 * be decoded (`frameworkErrors`), and what is no HTTP or too much of it (`clientErrorHandler`).
 * @param cors the headers that let a page of an origin read an answer
 */
export function answersToBrokenRequests(
  makeId: MakeId,
  headersOf: HeadersOf,
  cors: (origin: string | undefined) => Record<string, string>,
) {
  return {
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
      reply.headers(headersOf(request.url)).headers(cors(request.headers.origin));
      reply.header('x-request-id', request.id);
      answerError(error, request, reply);
    },
    clientErrorHandler(this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket): void {
      if (error.code === 'ECONNRESET' || socket.destroyed) return;
      this.log.trace({ err: error }, 'a connection is not understood');
      if (socket.writable) socket.write(plainAnswer(CONNECTION_CODES[error.code ?? ''], makeId()));
      socket.destroy(error);
    },
  };
}

/** A whole HTTP answer as text: whoever is written to is not understood, so no language is known either. */
function plainAnswer(code: Code = 'request.malformed', requestId: string): string {
  const { status, ko } = CODES[code];
  const body = JSON.stringify(problemOf(code, ko, `urn:madang:request:${requestId}`));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
