import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { signWebhook } from '../lib/standard-webhooks.ts';
import type { Channel } from './channel.ts';
import { SendFailure, unreachable } from './failure.ts';
import { causeOf, failureOf } from './http.ts';
import { isLoopback, isPublicAddress, NotPublic, publicLookup, type Resolve } from './public-address.ts';

const TIMEOUT_MS = 15_000;
/** An answer is looked at for its status; of its text this much is kept for the operator. */
const READ_BYTES = 2_000;
const PARALLEL = 4;
const PER_SECOND = 50;

export interface WebhookCall {
  /** The same for every attempt. */
  readonly id: string;
  readonly url: string;
  /** The newest first; the one before it while receivers change over. */
  readonly secrets: readonly string[];
  /** JSON. */
  readonly body: string;
}

export interface WebhookOptions {
  /** The demo may call a receiver on the same machine, also without TLS; an installation for the public may not. */
  readonly mayCallItself: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number;
  /** Another way to resolve names than the machine's. */
  readonly resolve?: Resolve;
}

/** Why a URL may not be called; null when it may, as far as can be told without resolving its name. */
export function faultOfUrl(text: string, mayCallItself: boolean): string | null {
  if (!URL.canParse(text)) return 'not a URL';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'holds a password';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isItself = host === 'localhost' || host.endsWith('.localhost') || isLoopback(host);
  if (isItself && mayCallItself && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol !== 'https:') return 'not https';
  return isItself || (isIP(host) !== 0 && !isPublicAddress(host)) ? 'not public' : null;
}

/** Calls to receivers outside, signed by the Standard Webhooks specification; redirects are not followed. */
export function createWebhookChannel(options: WebhookOptions): Channel<WebhookCall> {
  const { mayCallItself, now, timeoutMs = TIMEOUT_MS } = options;
  const settings = {
    keepAlive: true,
    maxSockets: PARALLEL,
    lookup: publicLookup(mayCallItself, options.resolve),
  };
  const agents = { http: new HttpAgent(settings), https: new HttpsAgent(settings) };

  function post(
    call: WebhookCall,
    signal: AbortSignal,
  ): Promise<{ status: number; text: string; retryAfter?: string }> {
    const isHttps = call.url.startsWith('https:');
    const timestampS = Math.floor(now() / 1000);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(call.body),
      'user-agent': 'Madang-Webhooks',
      'webhook-id': call.id,
      'webhook-timestamp': String(timestampS),
      // One of each secret: a receiver may know the old one or the new one.
      'webhook-signature': call.secrets
        .map((secret) => signWebhook(secret, call.id, timestampS, call.body))
        .join(' '),
    };
    return new Promise((resolve, reject) => {
      const outgoing = (isHttps ? requestHttps : requestHttp)(call.url, {
        method: 'POST',
        headers,
        agent: isHttps ? agents.https : agents.http,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        // A receiver may close a connection that rests just when it is used again (Node.js, `request.reusedSocket`).
        // Had it read the call all the same, it knows it by its id. Those at rest are few; a new one fails for reasons of its own.
        if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(post(call, signal));
        else reject(error);
      });
      outgoing.on('response', (answer) => {
        readStart(answer).then((text) => {
          const { statusCode: status = 0, headers: given } = answer;
          const retryAfter = given['retry-after'];
          resolve({ status, text, ...(retryAfter !== undefined && { retryAfter }) });
        }, reject);
      });
      outgoing.end(call.body);
    });
  }

  return {
    name: 'webhooks',
    isCaptured: false,
    parallel: PARALLEL,
    perSecond: PER_SECOND,
    send: async (call, signal) => {
      const fault = faultOfUrl(call.url, mayCallItself);
      if (fault !== null) throw new SendFailure(`The address is ${fault}`, FORBIDDEN);
      let answer: Awaited<ReturnType<typeof post>>;
      try {
        answer = await post(call, signal);
      } catch (error) {
        if (error instanceof NotPublic) throw new SendFailure(error.message, FORBIDDEN);
        throw unreachable(causeOf(error));
      }
      const { status, text, retryAfter } = answer;
      if (status < 200 || status > 299) throw failureOf(status, text, retryAfter);
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

const FORBIDDEN = { isPermanent: true, isDestinationDown: false };

/** The beginning of an answer; a receiver that goes on talking is cut off. */
async function readStart(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length < READ_BYTES) continue;
    answer.destroy();
    break;
  }
  return text.slice(0, READ_BYTES);
}
