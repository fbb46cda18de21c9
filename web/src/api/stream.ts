import { openChannel } from './channel.ts';
import { newKey } from './intent.ts';
import { session } from './session.ts';
import { connectStream, type StreamStatus } from './stream-connection.ts';

/**
 * Live data, one connection per browser. The tab that holds the lock `madang-stream` is the leader: it keeps
 * the connection for the topics of all tabs and passes each message on; when it closes, the lock moves on.
 */
export type StreamEvent = { event: string; data: unknown };

type Message =
  | { kind: 'topics'; tab: string; topics: string[] }
  | { kind: 'roll-call' }
  | { kind: 'event'; event: StreamEvent }
  | { kind: 'status'; status: StreamStatus };

const tab = newKey();
const channel = openChannel<Message>('madang-stream');
const subscribers = new Set<{ topic: string; handler: (event: StreamEvent) => void }>();
const statusListeners = new Set<() => void>();
/** What each tab wants, and when it last said so: a tab that died silently is forgotten. */
const wishes = new Map<string, { topics: string[]; atMs: number }>();
const FORGET_MS = 180_000;

let status: StreamStatus = 'connecting';
let leading = false;
let disconnect: (() => string | null) | undefined;
let connectedTo = '';
let followed = new Set<string>();
let lastEventId: string | null = null;
let scheduled: ReturnType<typeof setTimeout> | undefined;

export const streamStatus = {
  get: () => status,
  subscribe(listener: () => void): () => void {
    statusListeners.add(listener);
    return () => statusListeners.delete(listener);
  },
};

/**
 * Hears messages of one topic: `me`, `drop:ID`, `shop-product:ID`, `tickets-round:ID`, `stocks:SYMBOL`,
 * `stocks-market:MARKET` or `trip:ID`. Each handler also hears `reset`, `opened` when messages of its topic before that moment may
 * have been missed, and `refused` when there are none for whoever reads any more.
 */
export function subscribe(topic: string, handler: (event: StreamEvent) => void): () => void {
  const entry = { topic, handler };
  subscribers.add(entry);
  announce();
  return () => {
    subscribers.delete(entry);
    announce();
  };
}

export function startStream(): void {
  channel.listen(onMessage);
  session.subscribe(schedule);
  setInterval(announce, 30_000);
  window.addEventListener('pagehide', () => channel.post({ kind: 'topics', tab, topics: [] }));
  const lead = () => {
    leading = true;
    channel.post({ kind: 'roll-call' });
    announce();
    // Held until the tab goes away.
    return new Promise<void>(() => {});
  };
  if (navigator.locks === undefined) void lead();
  else void navigator.locks.request('madang-stream', lead);
}

function onMessage(message: Message): void {
  if (message.kind === 'event') deliver(message.event);
  else if (message.kind === 'status') setStatus(message.status);
  else if (message.kind === 'roll-call') announce();
  else {
    wishes.set(message.tab, { topics: message.topics, atMs: Date.now() });
    if (leading) {
      channel.post({ kind: 'status', status });
      schedule();
    }
  }
}

function announce(): void {
  const topics = [...new Set([...subscribers].map((entry) => entry.topic))];
  wishes.set(tab, { topics, atMs: Date.now() });
  channel.post({ kind: 'topics', tab, topics });
  schedule();
}

/** Changes come in flocks (a page leaves, another arrives): reconnect once for all of them. */
function schedule(): void {
  if (!leading) return;
  clearTimeout(scheduled);
  scheduled = setTimeout(reconnect, 120);
}

function reconnect(): void {
  const oldest = Date.now() - FORGET_MS;
  const topics = new Set<string>();
  for (const [name, wish] of wishes) {
    if (wish.atMs < oldest) wishes.delete(name);
    else for (const topic of wish.topics) topics.add(topic);
  }
  const current = session.get();
  const who = current.status === 'member' ? current.account.accountId : current.status;
  if (who === 'guest') topics.delete('me');
  // The server follows twenty topics a connection; the newest wishes may wait, `me` never does.
  const list = [...topics].sort((a, b) => Number(b === 'me') - Number(a === 'me')).slice(0, 20);
  const target = `${who} ${list.join(',')}`;
  if (target === connectedTo || who === 'unknown') return;
  // What one account has seen says nothing about another's messages.
  const sameAccount = connectedTo.split(' ')[0] === who;
  const seen = disconnect?.() ?? lastEventId;
  lastEventId = sameAccount ? seen : null;
  let unheard = sameAccount ? list.filter((topic) => !followed.has(topic)) : list;
  connectedTo = target;
  followed = new Set(list);
  disconnect = undefined;
  if (list.length === 0) return;
  disconnect = connectStream(list, lastEventId, {
    onMessage: (message) => share({ event: message.event, data: parse(message.data) }),
    onOpen: (repaired) => {
      const topics = repaired ? unheard : list;
      unheard = [];
      if (topics.length > 0) share({ event: 'opened', data: { topics } });
    },
    onStatus: (next) => {
      setStatus(next);
      channel.post({ kind: 'status', status: next });
    },
  });
}

/** To this tab and to all others. */
function share(event: StreamEvent): void {
  deliver(event);
  channel.post({ kind: 'event', event });
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function topicsOf({ event, data }: StreamEvent): (topic: string) => boolean {
  if (event === 'reset') return () => true;
  if (event === 'opened' || event === 'refused') {
    const { topics } = data as { topics: string[] };
    return (topic) => topics.includes(topic);
  }
  if (event.startsWith('drop.')) {
    const dropId = (data as { dropId?: string } | null)?.dropId;
    return (topic) => topic === `drop:${dropId}`;
  }
  if (event === 'stock' || event === 'product') {
    const productId = (data as { productId?: string } | null)?.productId;
    return (topic) => topic === `shop-product:${productId}`;
  }
  if (event === 'seats') {
    const roundId = (data as { roundId?: string } | null)?.roundId;
    return (topic) => topic === `tickets-round:${roundId}`;
  }
  if (event === 'room' || event === 'moved') {
    const roomId = (data as { roomId?: string } | null)?.roomId;
    return (topic) => topic === `waiting-room:${roomId}`;
  }
  if (event === 'book' || event === 'trades') {
    const symbol = (data as { symbol?: string } | null)?.symbol;
    return (topic) => topic === `stocks:${symbol}`;
  }
  if (event === 'quotes') {
    const market = (data as { market?: string } | null)?.market;
    return (topic) => topic === `stocks-market:${market}`;
  }
  if (event === 'changed' || event === 'people' || event === 'presence' || event === 'deleted') {
    const { tripId } = (data ?? {}) as { tripId?: string };
    return (topic) => topic === `trip:${tripId}`;
  }
  return (topic) => topic === 'me';
}

function deliver(event: StreamEvent): void {
  if (event.event === 'hello' || event.event === 'bye') return;
  const wanted = topicsOf(event);
  for (const entry of [...subscribers]) if (wanted(entry.topic)) entry.handler(event);
}

function setStatus(next: StreamStatus): void {
  if (next === status) return;
  status = next;
  for (const listener of statusListeners) listener();
}
