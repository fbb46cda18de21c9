import { Counter, Gauge, type Registry } from 'prom-client';
import type { Memory, Shelf } from './memory.ts';
import type { BreakerState } from './redis/breaker.ts';

/** What one cache has done since the start. Plain numbers: a hit must not cost more than the read that it saves. */
export interface Figures {
  hits: number;
  /** Served although it was read again. */
  stale: number;
  misses: number;
  /** Keys that were read from the database. */
  loads: number;
  /** Reads of the database that failed. */
  failures: number;
  invalidations: number;
}

export const newFigures = (): Figures => ({
  hits: 0,
  stale: 0,
  misses: 0,
  loads: 0,
  failures: 0,
  invalidations: 0,
});

/** What the link to Redis has done since the start. */
export interface LinkFigures {
  readonly state: BreakerState;
  readonly hits: number;
  readonly misses: number;
  readonly failures: number;
  readonly openings: number;
}

const STATES: readonly BreakerState[] = ['closed', 'half-open', 'open'];

/** Registers the figures of all caches; they are read when somebody asks for the metrics. */
export function registerFigures(
  registry: Registry,
  memory: Memory,
  caches: ReadonlyMap<string, { figures: Figures; shelf: Shelf<never> }>,
  link: LinkFigures | null,
): void {
  const registers = [registry];
  new Counter({
    name: 'madang_cache_events_total',
    help: 'What each cache did: hits, stale (served while it was read again), misses, loads, failures, invalidations, evictions',
    labelNames: ['cache', 'event'],
    registers,
    collect() {
      this.reset();
      for (const [cache, { figures, shelf }] of caches) {
        for (const [event, count] of Object.entries(figures)) this.inc({ cache, event }, count);
        this.inc({ cache, event: 'evictions' }, shelf.evictions);
      }
    },
  });
  new Gauge({
    name: 'madang_cache_entries',
    help: 'Values that each cache holds',
    labelNames: ['cache'],
    registers,
    collect() {
      for (const [cache, { shelf }] of caches) this.set({ cache }, shelf.size);
    },
  });
  new Gauge({
    name: 'madang_cache_bytes',
    help: 'What all caches hold together, roughly',
    registers,
    collect() {
      this.set(memory.bytes);
    },
  });
  if (!link) return;
  new Gauge({
    name: 'madang_cache_redis_breaker',
    help: '0: Redis is used; 1: it is being tried; 2: it is left alone',
    registers,
    collect() {
      this.set(STATES.indexOf(link.state));
    },
  });
  new Counter({
    name: 'madang_cache_redis_events_total',
    help: 'What Redis did for the caches: hits, misses, failures, openings (of the breaker)',
    labelNames: ['event'],
    registers,
    collect() {
      const { hits, misses, failures, openings } = link;
      this.reset();
      for (const [event, count] of Object.entries({ hits, misses, failures, openings })) {
        this.inc({ event }, count);
      }
    },
  });
}
