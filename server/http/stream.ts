import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Database } from '../db/open.ts';
import type { StreamMapping, StreamMessage } from '../events/catalog.ts';
import type { Dispatcher } from '../events/dispatcher.ts';
import { type EventPage, headOfOutbox, isKeptSince, readEvents } from '../events/outbox.ts';
import { networkOf } from '../lib/buckets.ts';
import { Closed } from '../lib/schema.ts';
import type { App, Ended, PrivateTopics } from '../module.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { ProblemError } from './errors.ts';
import { type Allowed, guardTopics } from './private-topics.ts';
import { dataOf, format, keyOf } from './stream-format.ts';
import { type Subscriber, subscriberOf } from './stream-page.ts';
import { SESSIONS_ENDED } from './withdrawn.ts';

const HEARTBEAT_MS = 15_000;
/** The newest-only messages go out this often at the most, unless they say otherwise. */
const CONFLATE_MS = 200;
/** How often it is looked for those that are due. */
const TICK_MS = 100;
const RETRY_MS = 2_000;
/** A longer gap is not repaired message by message: the page is told to read afresh. */
const REPAIR_EVENTS = 1_000;
const REPAIR_BATCHES = 20;
const MAX_TOPICS = 20;
/** A browser needs one: its tabs share it. */
const MAX_PER_ACCOUNT = 10;
/**
 * Of guests behind one address, which may be a school or a carrier's gateway, and of everybody on this instance: each
 * page keeps memory and a socket.
 */
const MAX_PER_PLACE = 5_000;
const MAX_IN_ALL = 20_000;

export interface Stream {
  readonly routes: (app: App) => void;
  readonly open: () => number;
  /** Tells every page to come back (elsewhere) and closes. */
  close(): void;
}

export interface StreamDependencies {
  readonly database: Database;
  readonly dispatcher: Dispatcher;
  readonly mapping: StreamMapping;
  /** Topics that are not for everybody. */
  readonly privateTopics: readonly PrivateTopics[];
  readonly metrics: Metrics;
  readonly instance: string;
  /** Whether there are limits on how many may be open. */
  readonly isLimited: boolean;
}

/** Server-sent events (WHATWG HTML, section 9.2) for open pages: one text is made per message, not per page. */
export function createStream(deps: StreamDependencies): Stream {
  const { database, dispatcher, mapping, metrics, instance, isLimited } = deps;
  const guard = guardTopics(deps.privateTopics);
  const byTopic = new Map<string, Set<Subscriber>>();
  const all = new Set<Subscriber>();
  const byHolder = new Map<string, number>();
  const pending = new Map<string, { message: StreamMessage; sequence: number }>();
  let closing = false;

  /** @param whole the message's key, when its newest text is all that a slow page needs */
  const send = (topic: string, text: string, whole?: string): void => {
    for (const subscriber of byTopic.get(topic) ?? []) {
      if (whole !== undefined && subscriber.isSlow()) subscriber.held.set(whole, text);
      else if (!subscriber.write(text)) subscriber.end();
    }
  };
  let ticks = 0;
  const flush = (): void => {
    ticks += 1;
    for (const [key, { message, sequence }] of pending) {
      if (ticks % ((message.everyMs ?? CONFLATE_MS) / TICK_MS) !== 0) continue;
      const isWanted = byTopic.has(message.topic);
      const data = isWanted ? dataOf(message) : null;
      if (data) send(message.topic, format(message.event, data, sequence), message.isWhole && key);
      if (data || !isWanted) pending.delete(key);
    }
  };
  const timers = [
    setInterval(flush, TICK_MS),
    setInterval(() => {
      for (const subscriber of all) if (!subscriber.write(': still here\n\n')) subscriber.end();
    }, HEARTBEAT_MS),
  ];
  for (const timer of timers) timer.unref();

  dispatcher.listen({
    isAwake: () => all.size > 0,
    hear: (events) => {
      for (const event of events) {
        for (const message of mapping(event)) {
          if (!byTopic.has(message.topic)) continue;
          if (message.conflate) {
            pending.set(keyOf(message), { message, sequence: event.sequence });
          } else {
            send(message.topic, format(message.event, dataOf(message) ?? {}, event.sequence));
          }
        }
        // Whoever is to hear no more has heard of this.
        for (const ended of guard.endedBy(event)) cutOff(ended);
        if (event.name === SESSIONS_ENDED) sendAway(event.data.sessionIds as string[]);
      }
    },
  });

  const drop = (subscriber: Subscriber, topics: readonly string[]): void => {
    for (const topic of topics) {
      const set = byTopic.get(topic);
      set?.delete(subscriber);
      if (set?.size === 0) byTopic.delete(topic);
    }
  };
  const subscribe = (subscriber: Subscriber): void => {
    all.add(subscriber);
    byHolder.set(subscriber.holder, (byHolder.get(subscriber.holder) ?? 0) + 1);
    for (const topic of subscriber.topics) {
      const set = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, set.add(subscriber));
    }
    metrics.streams(all.size);
  };
  const unsubscribe = (subscriber: Subscriber): void => {
    all.delete(subscriber);
    const others = (byHolder.get(subscriber.holder) ?? 1) - 1;
    if (others === 0) byHolder.delete(subscriber.holder);
    else byHolder.set(subscriber.holder, others);
    drop(subscriber, subscriber.topics);
    metrics.streams(all.size);
  };

  const leave = (subscriber: Subscriber, topics: readonly string[]): void => {
    if (topics.length === 0) return;
    drop(subscriber, topics);
    subscriber.topics = subscriber.topics.filter((topic) => !topics.includes(topic));
    for (const key of subscriber.held.keys()) {
      if (topics.some((topic) => key.startsWith(`${topic} `))) subscriber.held.delete(key);
    }
    subscriber.write(format('refused', { topics }));
  };
  const cutOff = ({ topic, accountId }: Ended): void => {
    for (const subscriber of [...(byTopic.get(topic) ?? [])]) {
      if (accountId === null || subscriber.accountId === accountId) leave(subscriber, [topic]);
    }
  };

  /** Pages of sessions that have ended: they may come back with a token that is still good. */
  const sendAway = (sessionIds: readonly string[]): void => {
    const bye = format('bye', { retryMs: 0 });
    for (const subscriber of all) {
      if (subscriber.sessionId !== null && sessionIds.includes(subscriber.sessionId)) subscriber.end(bye);
    }
  };

  /** What a page that is subscribed missed since `after`, or a request to read afresh. */
  async function repair(subscriber: Subscriber, after: number): Promise<string> {
    const head = await headOfOutbox(database.reader);
    const isTooFar = after > head || head - after > REPAIR_EVENTS;
    if (isTooFar || !(await isKeptSince(database.reader, after))) return format('reset', {}, head);
    const missed: string[] = [];
    const newest = new Map<string, { message: StreamMessage; sequence: number }>();
    let position = after;
    // What is newer it hears itself; what one of a crowd that comes back has read is read for all of it.
    while (position < head) {
      const page: EventPage = await readEvents(
        database.reader,
        position,
        REPAIR_BATCHES,
        undefined,
        dispatcher.recent,
      );
      if (page.last === position) break;
      position = page.last;
      await turn();
      for (const event of page.events) {
        for (const message of mapping(event)) {
          if (!subscriber.topics.includes(message.topic)) continue;
          const { sequence } = event;
          if (message.conflate) newest.set(keyOf(message), { message, sequence });
          else missed.push(format(message.event, dataOf(message) ?? {}, sequence));
        }
      }
    }
    for (const [key, one] of newest) {
      const data = dataOf(one.message);
      if (data) missed.push(format(one.message.event, data, one.sequence));
      else if (!pending.has(key)) pending.set(key, one);
    }
    return missed.join('');
  }

  const holderOf = (request: FastifyRequest): string =>
    request.caller?.accountId ?? `place ${networkOf(request.ip)}`;
  const refuseCrowd = (request: FastifyRequest): void => {
    if (!isLimited) return;
    const most = request.caller ? MAX_PER_ACCOUNT : MAX_PER_PLACE;
    if (all.size >= MAX_IN_ALL || (byHolder.get(holderOf(request)) ?? 0) >= most) {
      throw new ProblemError('request.too-many', { retryAfterS: 5 });
    }
  };

  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    { topics, refused }: Allowed,
  ): Promise<void> {
    const accountId = request.caller?.accountId ?? null;
    const lastEventId = Number(request.headers['last-event-id'] ?? Number.NaN);
    reply.hijack();
    const { raw } = reply;
    // Gone while it was asked what they may follow: nothing would tell of it any more.
    if (raw.destroyed) return;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx and its like must not gather the stream into blocks.
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    const sessionId = request.caller?.sessionId ?? null;
    const about = { topics, accountId, sessionId, holder: holderOf(request) };
    const subscriber = subscriberOf(raw, about, unsubscribe);
    // Subscribed before the gap is read: a message may then come twice, with its sequence, but never not.
    subscribe(subscriber);
    subscriber.writeFirst(
      `retry: ${RETRY_MS}\n${format('hello', { sequence: dispatcher.position, instance }, dispatcher.position)}`,
    );
    if (refused.length > 0) subscriber.writeFirst(format('refused', { topics: refused }));
    // Asked once more now that nothing is missed: who was sent away in between is cut off.
    if (guard.isAbout(topics)) {
      const now = await guard
        .allow(topics, accountId)
        .catch(() => ({ refused: topics.filter(guard.isPrivate) }));
      leave(subscriber, now.refused);
    }
    if (Number.isSafeInteger(lastEventId) && lastEventId >= 0) {
      subscriber.writeFirst(await repair(subscriber, lastEventId).catch(() => format('reset', {})));
    }
    subscriber.begin();
  }

  return {
    open: () => all.size,
    close: () => {
      closing = true;
      for (const timer of timers) clearInterval(timer);
      const bye = format('bye', { retryMs: RETRY_MS });
      for (const subscriber of all) subscriber.end(bye);
    },
    routes: (app) => {
      app.get(
        '/stream',
        {
          exposeHeadRoute: false,
          // Not as a request: when all of a school come at once, what counts is how many stay.
          config: { access: 'optional', rateLimit: false },
          schema: {
            operationId: 'openStream',
            tags: ['Live'],
            summary: 'Server-sent events: live stock, balances and notices',
            description:
              'Topics: `drop:<dropId>`, `shop-product:<productId>`, `tickets-round:<roundId>`, `waiting-room:<roomId>`, `stocks:<symbol>`, `stocks-market:<main, or a season>` and `stocks-season:<seasonId>` for everybody, `me` with a token, `trip:<tripId>` for its people. `Last-Event-ID` repairs a gap; `reset` asks to read afresh, `refused` names topics that one may not follow, or not any more.',
            querystring: Closed({
              topics: Type.String({
                pattern: '^[0-9A-Za-z:,_-]{1,400}$',
                examples: ['drop:01K9ZQ3T5R7WXA00,me'],
              }),
            }),
          },
        },
        async (request, reply) => {
          if (closing) throw new ProblemError('lane.draining', { retryAfterS: 1 });
          const topics = [...new Set(request.query.topics.split(','))].map((topic) => {
            if (topic !== 'me') return topic;
            if (!request.caller) throw new ProblemError('auth.required');
            return `me:${request.caller.accountId}`;
          });
          const foreign = topics.some(
            (topic) => topic.startsWith('me:') && topic !== `me:${request.caller?.accountId}`,
          );
          if (foreign) throw new ProblemError('auth.forbidden');
          if (topics.length > MAX_TOPICS) throw new ProblemError('request.invalid');
          refuseCrowd(request);
          const allowed = await guard.allow(topics, request.caller?.accountId ?? null);
          // Once more: others may have come meanwhile.
          refuseCrowd(request);
          if (allowed.topics.length === 0) {
            throw new ProblemError(request.caller ? allowed.refusal : 'auth.required');
          }
          await open(request, reply, allowed);
        },
      );
    },
  };
}
