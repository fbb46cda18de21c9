import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import S3rver from '@20minutes/s3rver';
import type { S3Config } from '../../server/config/files.ts';
import { makeServiceFolder } from './service.ts';

const BUCKET = 'madang-test';

/** What becomes of a request instead of an answer: true when this has taken care of it. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface S3Server {
  /** Settings with which the store reaches it. */
  readonly config: S3Config;
  /** Requests that arrived, as `PUT /bucket/key`. */
  readonly requests: string[];
  /** Asked for every request from now on; null: answer all of them again. */
  fault: Fault | null;
  stop(): Promise<void>;
}

/** An S3 server of our own on a free port: it speaks the protocol and checks every signature. */
export async function startS3(): Promise<S3Server> {
  const folder = await makeServiceFolder();
  const s3rver = new S3rver({
    directory: folder,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: BUCKET }],
  });
  await s3rver.configureBuckets();
  const answer = s3rver.callback();
  const server = createServer((request, response) => {
    state.requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    if (!state.fault?.(request, response)) answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const state: S3Server = {
    config: {
      bucket: BUCKET,
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      prefix: '',
      credentials: Object.freeze({ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }),
      pathStyle: true,
    },
    requests: [],
    fault: null,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return state;
}

/** Never answers. */
export const hang: Fault = () => true;
/** Says that it broke down. */
export const breakDown: Fault = (_request, response) => {
  response.writeHead(500, { 'content-type': 'application/xml' });
  response.end('<?xml version="1.0"?><Error><Code>InternalError</Code><Message>broken</Message></Error>');
  return true;
};
/** Cuts the connection. */
export const cut: Fault = (request) => {
  request.socket.destroy();
  return true;
};
/** The fault for so many requests, then answers. */
export function times(count: number, fault: Fault): Fault {
  let left = count;
  return (request, response) => {
    left -= 1;
    return left >= 0 && fault(request, response);
  };
}
