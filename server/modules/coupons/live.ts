import type { StreamMapping, StreamMessage } from '../../events/catalog.ts';
import { phaseOf } from './campaign.ts';
import type { DropProgress } from './schemas.ts';

const WINDOW_MS = 1_000;
const LATENCIES_KEPT = 1_000;
const METERS_KEPT = 200;

interface Meter {
  /** Claims of the current window and of the one before it. */
  windowStart: number;
  count: number;
  lastCount: number;
  readonly latencies: number[];
  next: number;
}

/** What an operator watches while a drop is on: the rate over all instances, and this instance's latency. */
export interface DropMeters {
  claimed(dropId: string): void;
  answered(dropId: string, latencyMs: number): void;
  read(dropId: string): { claimsPerSecond: number; p99Ms: number | null };
}

/** @param now monotonic milliseconds */
export function dropMeters(now: () => number): DropMeters {
  const meters = new Map<string, Meter>();
  const meterOf = (dropId: string): Meter => {
    let meter = meters.get(dropId);
    if (!meter) {
      meter = { windowStart: now(), count: 0, lastCount: 0, latencies: [], next: 0 };
      if (meters.size >= METERS_KEPT) {
        const [oldest] = meters.keys();
        if (oldest !== undefined) meters.delete(oldest);
      }
      meters.set(dropId, meter);
    }
    return meter;
  };
  const turn = (meter: Meter): void => {
    const elapsed = now() - meter.windowStart;
    if (elapsed < WINDOW_MS) return;
    meter.lastCount = elapsed < 2 * WINDOW_MS ? meter.count : 0;
    meter.count = 0;
    meter.windowStart = now();
  };
  return {
    claimed: (dropId) => {
      const meter = meterOf(dropId);
      turn(meter);
      meter.count += 1;
    },
    answered: (dropId, latencyMs) => {
      const meter = meterOf(dropId);
      meter.latencies[meter.next] = latencyMs;
      meter.next = (meter.next + 1) % LATENCIES_KEPT;
    },
    read: (dropId) => {
      const meter = meterOf(dropId);
      turn(meter);
      const sorted = meter.latencies.toSorted((a, b) => a - b);
      const p99 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))];
      return {
        claimsPerSecond: Math.max(meter.count, meter.lastCount),
        p99Ms: p99 === undefined ? null : Math.round(p99 * 10) / 10,
      };
    },
  };
}

/** Turns coupon events into what open pages are told. @param now epoch milliseconds */
export function couponStreams(meters: DropMeters, now: () => number): StreamMapping {
  /** The newest state of a drop; worked out when it is sent, which is rarely. */
  const progress = (
    dropId: string,
    { total, claimed }: { total: number; claimed: number },
    phase: () => DropProgress['phase'],
  ): StreamMessage => ({
    topic: `drop:${dropId}`,
    event: 'drop.progress',
    conflate: true,
    data: (): DropProgress => ({
      dropId,
      total,
      claimed,
      remaining: total - claimed,
      phase: phase(),
      ...meters.read(dropId),
    }),
  });

  return ({ name, key, data }) => {
    if (name === 'coupon.claimed') {
      const { accountId, couponId, position, total } = data as unknown as Claimed;
      meters.claimed(key);
      return [
        progress(key, { total, claimed: position }, () => (position >= total ? 'sold-out' : 'open')),
        {
          topic: `me:${accountId}`,
          event: 'coupon.claimed',
          conflate: false,
          data: { couponId, dropId: key, position },
        },
      ];
    }
    if (name === 'coupon.campaign-changed') {
      const campaign = data as unknown as Parameters<typeof phaseOf>[0];
      return [progress(key, campaign, () => phaseOf(campaign, now()))];
    }
    return [];
  };
}

interface Claimed {
  readonly accountId: string;
  readonly couponId: string;
  readonly position: number;
  readonly total: number;
}
