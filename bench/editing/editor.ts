import { type ClientRequest, get } from 'node:http';
import type { Applied, Change, Conflict, Entry } from '../../server/modules/trips/trip.ts';
import type { Member } from '../rig/installation.ts';
import { Replica } from './replica.ts';

/** What an edit was answered. */
export interface Acknowledged {
  readonly sequence: number;
  readonly applied: readonly Applied[];
  readonly conflicts: readonly Conflict[];
}
/** A change of the trip as an open page is told it. */
interface Told {
  readonly sequence: number;
  readonly client: string;
  readonly applied: readonly Applied[] | null;
}

/** When the edit with which a page raised the trip's sequence was sent; milliseconds of this process. */
export type SentAt = Map<number, number>;

const REQUEST_LIMIT_MS = 20_000;

/** One member with an open page of a trip: it follows the trip live and edits what it sees. */
export class Editor {
  readonly #base: string;
  readonly #tripId: string;
  readonly #member: Member;
  readonly client: string;
  readonly replica: Replica;
  /** Milliseconds from somebody's request until this page showed what it had done. */
  readonly delays: number[] = [];
  #stream: ClientRequest | null = null;
  #catchingUp: Promise<void> | null = null;
  #edits = 0;

  private constructor(base: string, tripId: string, member: Member, client: string, replica: Replica) {
    this.#base = base;
    this.#tripId = tripId;
    this.#member = member;
    this.client = client;
    this.replica = replica;
  }

  /**
   * Opens a page: follows the trip, then reads it.
   * @param port of the instance that answers it
   * @param sentAt where all pages note when they sent what
   */
  static async open(
    port: number,
    tripId: string,
    member: Member,
    no: number,
    sentAt: SentAt,
  ): Promise<Editor> {
    const base = `http://127.0.0.1:${port}/api/v1`;
    const trip = await read<{ sequence: number; entries: Entry[] }>(`${base}/trips/${tripId}`, member);
    const replica = new Replica(trip.entries, trip.sequence);
    const editor = new Editor(base, tripId, member, `page-${String(no).padStart(6, '0')}`, replica);
    await editor.#follow(sentAt);
    // What was changed between the reading and the following.
    await editor.#catchUp();
    return editor;
  }

  /** @throws Error when it is not accepted */
  async edit(changes: readonly Change[], sentAt: SentAt): Promise<Acknowledged> {
    this.#edits += 1;
    const since = performance.now();
    const response = await fetch(`${this.#base}/trips/${this.#tripId}/edits`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#member.token}`,
        'content-type': 'application/json',
        'idempotency-key': `${this.#tripId}-${this.client}-${this.#edits}`,
      },
      body: JSON.stringify({ seen: this.replica.sequence, client: this.client, changes }),
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    const answer = (await response.json()) as Acknowledged & { code?: string };
    if (!response.ok) throw new Error(`An edit was refused: ${JSON.stringify(answer)}`);
    if (answer.applied.length > 0) sentAt.set(answer.sequence, since);
    return answer;
  }

  /** Reads what the page has not been told yet. */
  async settle(): Promise<void> {
    this.#catchingUp ??= this.#catchUp();
    await this.#catchingUp;
  }

  close(): void {
    this.#stream?.destroy();
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const from = this.replica.sequence;
      const page = await read<{ items: { sequence: number; applied: Applied[] | null }[]; sequence: number }>(
        `${this.#base}/trips/${this.#tripId}/changes?after=${from}&limit=100`,
        this.#member,
      );
      for (const { sequence, applied } of page.items) {
        if (sequence !== this.replica.sequence + 1) continue;
        if (!applied) throw new Error('A change was too long to be told');
        this.replica.apply(sequence, applied);
      }
      if (this.replica.sequence >= page.sequence || this.replica.sequence === from) break;
    }
    this.#catchingUp = null;
  }

  #take(told: Told, sentAt: SentAt): void {
    const now = performance.now();
    const since = sentAt.get(told.sequence);
    if (since !== undefined && told.client !== this.client) this.delays.push(now - since);
    if (told.sequence <= this.replica.sequence) return;
    if (told.sequence === this.replica.sequence + 1 && told.applied) {
      this.replica.apply(told.sequence, told.applied);
      return;
    }
    this.#catchingUp ??= this.#catchUp();
  }

  #follow(sentAt: SentAt): Promise<void> {
    return new Promise((resolve, reject) => {
      const path = `${this.#base}/stream?topics=${encodeURIComponent(`trip:${this.#tripId}`)}`;
      const headers = { authorization: `Bearer ${this.#member.token}` };
      this.#stream = get(path, { agent: false, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`The stream answered ${response.statusCode}`));
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          resolve();
          const text = rest + chunk;
          const end = text.lastIndexOf('\n\n');
          rest = text.slice(end < 0 ? 0 : end + 2);
          if (end < 0) return;
          for (const message of text.slice(0, end).split('\n\n')) {
            if (!message.includes('event: changed\n')) continue;
            const told = JSON.parse(message.slice(message.indexOf('data: ') + 6)) as Told;
            this.#take(told, sentAt);
          }
        });
      });
      this.#stream.on('error', (error) => {
        if (!this.#stream?.destroyed) reject(error);
      });
    });
  }
}

async function read<T>(url: string, member: Member): Promise<T> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${member.token}` },
    signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}
