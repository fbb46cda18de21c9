import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { ProblemError } from '../../http/errors.ts';
import { ownOrigin } from '../../http/own-origin.ts';
import { Amount, Closed, Id, Text } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { BEHAVIOURS } from './book.ts';
import type { Sandbox } from './index.ts';
import { type PageLanguage, type PageOrder, payPage } from './page.ts';

const ROOT = '/sandbox/toss';
const HTML = 'text/html; charset=utf-8';
const publicly = { access: 'public', rateLimit: false } as const;

const Params = Closed({ orderId: Id });
const Address = Type.String({ minLength: 1, maxLength: 500 });
const order = {
  amount: Amount,
  orderName: Text(200, '마당 지갑 충전'),
  successUrl: Address,
  failUrl: Address,
  lang: Type.Optional(Type.Union([Type.Literal('ko'), Type.Literal('en')])),
};
const PageQuery = Closed(order);
// A form's fields are text; what is not ours is refused by the page's own check.
const PageForm = Closed({
  ...order,
  amount: Type.String({ pattern: '^[1-9][0-9]{0,12}$' }),
  behaviour: Type.Union(BEHAVIOURS.map((one) => Type.Literal(one))),
});

/** The sandbox on the server itself, below /sandbox/toss. @param publicUrl as in the settings; empty: as asked */
export function registerSandbox(app: App, sandbox: Sandbox, publicUrl: string): void {
  app.register(async (scope) => {
    const own = scope as unknown as App;
    own.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    registerPage(own, sandbox, publicUrl);
    registerApi(own, sandbox);
  });
}

function registerPage(app: App, sandbox: Sandbox, publicUrl: string): void {
  app.get(
    `${ROOT}/pay/:orderId`,
    { config: publicly, schema: { hide: true, params: Params, querystring: PageQuery } },
    async (request, reply) => {
      const { orderId } = request.params;
      const { lang, ...rest } = request.query;
      const asked: PageOrder = { orderId, ...rest };
      checkReturn(request, publicUrl, asked);
      const language = lang ?? languageOf(request);
      const other = new URLSearchParams({ ...texts(rest), lang: language === 'ko' ? 'en' : 'ko' });
      reply.type(HTML).header('cache-control', 'no-store');
      return payPage(asked, language, `?${other}`) as never;
    },
  );

  app.post(
    `${ROOT}/pay/:orderId`,
    { config: publicly, schema: { hide: true, params: Params, body: PageForm } },
    async (request, reply) => {
      const { orderId } = request.params;
      const { amount, orderName, successUrl, failUrl, behaviour } = request.body as Static<typeof PageForm>;
      const asked = { orderId, orderName, amount: Number(amount), successUrl, failUrl };
      checkReturn(request, publicUrl, asked);
      return leave(reply, await sandbox.agree(asked, behaviour as (typeof BEHAVIOURS)[number]));
    },
  );
}

/** The same protocol for whoever asks over the network. */
function registerApi(app: App, sandbox: Sandbox): void {
  app.route({
    method: ['GET', 'POST'],
    url: `${ROOT}/v1/*`,
    config: publicly,
    schema: { hide: true },
    // HEAD of an answer that may hang has no sense.
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const gone = new AbortController();
      request.raw.once('close', () => {
        if (!reply.raw.writableEnded) gone.abort();
      });
      const { authorization, 'idempotency-key': key } = request.headers;
      const headers = { authorization, 'idempotency-key': typeof key === 'string' ? key : undefined };
      const path = request.url.slice(ROOT.length);
      const answer = await sandbox.answer(
        { method: request.method, path, headers, body: request.body },
        gone.signal,
      );
      return reply.code(answer.status).send(answer.body as never);
    },
  });
}

const leave = (reply: FastifyReply, url: string) => reply.code(303).header('location', url).send() as never;

const texts = (fields: Record<string, string | number>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

const languageOf = (request: FastifyRequest): PageLanguage =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ko';

/**
 * The customer is sent back to our own pages alone: to anywhere else, this page would be a trusted way there.
 * @throws ProblemError payment.redirect-refused
 */
function checkReturn(request: FastifyRequest, publicUrl: string, { successUrl, failUrl }: PageOrder): void {
  const origin = ownOrigin(request, publicUrl);
  for (const url of [successUrl, failUrl]) {
    if (!URL.canParse(url, origin)) throw new ProblemError('payment.redirect-refused');
    const target = new URL(url, origin);
    const isOurs = target.origin === origin && target.username === '' && target.password === '';
    // Browsers read a backslash as a slash, and pass over line breaks.
    if (!isOurs || /[^\x21-\x7e]|\\/.test(url)) throw new ProblemError('payment.redirect-refused');
  }
}
