import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model was asked, as far as tests look at it. */
export interface ModelRequest {
  readonly path: string;
  readonly authorization: string;
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format: { readonly type: string };
    readonly max_completion_tokens: number;
  };
}

/** How it answers. */
export type ModelAnswer = (response: ServerResponse, request: ModelRequest) => void | Promise<void>;

export interface ModelServer {
  /** As LLM_BASE_URL. */
  readonly url: string;
  readonly requests: ModelRequest[];
  /** From now on; well-behaved until then. */
  answer: ModelAnswer;
  /** Answers that were cut off by whoever asked. */
  readonly cutOff: () => number;
  close(): Promise<void>;
}

/** A language model's API on this machine, which behaves as a test wants it to. */
export async function startModelServer(): Promise<ModelServer> {
  let cut = 0;
  const server = createServer((incoming, response) => {
    response.on('close', () => {
      if (!response.writableEnded) cut += 1;
    });
    void read(incoming).then(async (text) => {
      const request = {
        path: incoming.url ?? '',
        authorization: incoming.headers.authorization ?? '',
        body: JSON.parse(text) as ModelRequest['body'],
      };
      model.requests.push(request);
      await model.answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: [],
    answer: (response, request) => says(response, JSON.stringify(planFor(request))),
    cutOff: () => cut,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return model;
}

async function read(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of incoming.setEncoding('utf8')) text += piece;
  return text;
}

/** What it was given to choose from, and for how many days. */
export function offeredTo({ body }: ModelRequest): {
  places: { id: string; name: string }[];
  days: unknown[];
} {
  const text = body.messages.find(({ role }) => role === 'user')!.content;
  const part = (name: string) => JSON.parse(text.split(`<${name}>\n`)[1]!.split(`\n</${name}>`)[0]!);
  return { places: part('places'), days: part('days') };
}

/** A sensible answer: three places for each day, those that come last in the list. */
export function planFor(request: ModelRequest) {
  const { places, days } = offeredTo(request);
  const rest = [...places].reverse();
  return {
    days: days.map((_day, i) => ({
      theme: `${i + 1}번째 날의 느린 산책`,
      places: rest.splice(0, 3).map(({ id, name }) => ({ id, note: `${name}의 골목이 좋아요` })),
    })),
  };
}

export const beginStream = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
};
export const chunk = (delta: object, more: object = {}): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: null, ...more }] })}\n\n`;

/** A text in small pieces, with its cost, as a good server sends it. */
export function says(response: ServerResponse, text: string, finish = 'stop'): void {
  beginStream(response);
  const letters = [...text];
  for (let at = 0; at < letters.length; at += 7) {
    response.write(chunk({ content: letters.slice(at, at + 7).join('') }));
  }
  response.write(chunk({}, { finish_reason: finish }));
  const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1_000 };
  response.write(
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], usage })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
}
