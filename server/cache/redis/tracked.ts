import type { Far, FarAnswer, Lease } from '../far.ts';
import type { LinkFigures } from '../figures.ts';
import type { News } from '../news.ts';
import type { BreakerState } from './breaker.ts';
import type { Link } from './link.ts';

/** Longer than any read that is worth filling in; who dies with a lease holds others up for so long at the most. */
const LEASE_MS = 2_000;
const DROPPED_AT_ONCE = 500;

/** Redis as the second level: whoever has read a key is told when it changes. */
export class Tracked implements Far, LinkFigures {
  readonly #link: Link;
  readonly #news: News;
  readonly #prefix: string;
  readonly #makeToken: () => string;
  hits = 0;
  misses = 0;

  /** @param makeToken a text that nobody else makes */
  constructor(link: Link, news: News, prefix: string, makeToken: () => string) {
    this.#link = link;
    this.#news = news;
    this.#prefix = prefix;
    this.#makeToken = makeToken;
  }

  get canRead(): boolean {
    return this.#link.canRead;
  }

  get state(): BreakerState {
    return this.#link.breaker.state;
  }

  get failures(): number {
    return this.#link.breaker.failures;
  }

  get openings(): number {
    return this.#link.breaker.openings;
  }

  read(names: readonly string[], minRemainingMs: number): Promise<FarAnswer[]> {
    return Promise.all(names.map((name) => this.#readOne(name, minRemainingMs)));
  }

  async #readOne(name: string, minRemainingMs: number): Promise<FarAnswer> {
    const lease: Lease = { token: this.#makeToken(), asOf: this.#news.position };
    const { floor } = this.#link;
    const args = [String(floor), lease.token, String(LEASE_MS), String(minRemainingMs)];
    let reply: unknown;
    try {
      reply = await this.#link.read(this.#prefix + name, args);
    } catch {
      return { kind: 'failed' };
    }
    const [kind, text, remainingMs] = reply as [number, string, number];
    if (kind === 1) {
      this.hits += 1;
      return { kind: 'hit', text, remainingMs };
    }
    this.misses += 1;
    return kind === 2 ? { kind: 'leased', lease } : { kind: 'busy' };
  }

  async fill(name: string, { token, asOf }: Lease, text: string, lifeMs: number): Promise<boolean> {
    try {
      const args = [token, text, String(asOf), String(Math.ceil(lifeMs))];
      return (await this.#link.fill(this.#prefix + name, args)) === 1;
    } catch {
      return false;
    }
  }

  async drop(names: readonly string[]): Promise<void> {
    if (!this.#link.canWrite) return;
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < names.length; i += DROPPED_AT_ONCE) {
      const keys = names.slice(i, i + DROPPED_AT_ONCE).map((name) => this.#prefix + name);
      sent.push(this.#link.send(['DEL', ...keys]));
    }
    await Promise.allSettled(sent);
  }
}
