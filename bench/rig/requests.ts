import type { RequestList } from '../load.ts';
import type { Member } from './installation.ts';

/** A small seeded generator (mulberry32): a bench asks the same of every method. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export interface ClaimsPlan {
  readonly dropIds: readonly string[];
  readonly members: readonly Member[];
  /** Default: the order in which they signed up. */
  readonly inRandomOrder?: boolean;
  readonly keyPrefix: string;
}

/** Every member claims from the first drop, then every member from the second, and so on. */
export function claimRequests({ dropIds, members, inRandomOrder, keyPrefix }: ClaimsPlan): RequestList {
  const count = dropIds.length * members.length;
  const random = seededRandom(dropIds.length);
  const tokenOrder = new Uint32Array(count);
  for (let drop = 0; drop < dropIds.length; drop += 1) {
    const order = inRandomOrder ? shuffled(members.length, random) : undefined;
    for (let i = 0; i < members.length; i += 1) tokenOrder[drop * members.length + i] = order?.[i] ?? i;
  }
  return {
    method: 'POST',
    count,
    path: {
      values: dropIds.map((id) => `/api/v1/coupons/drops/${id}/claims`),
      order: Uint32Array.from({ length: count }, (_, i) => Math.floor(i / members.length)),
    },
    token: { values: members.map(({ token }) => token), order: tokenOrder },
    keyPrefix,
  };
}

/** The ceiling's requests in the shape of claims. */
export function claimEchoRequests(members: readonly Member[], keyPrefix: string): RequestList {
  return {
    method: 'POST',
    count: members.length,
    path: { values: ['/api/v1/echo/claims/01K9ZQ3T5R7WXA00'] },
    token: { values: members.map(({ token }) => token) },
    keyPrefix,
  };
}

export interface TransfersPlan {
  readonly path: '/api/v1/pay/transfers' | '/api/v1/echo/transfers';
  readonly members: readonly Member[];
  readonly count: number;
  /** Everybody pays this account; without it each pays somebody at random. */
  readonly hotAccountId?: string;
  readonly keyPrefix: string;
}

/** Members pay one another a small amount, each in turn. */
export function transferRequests(plan: TransfersPlan): RequestList {
  const { path, members, count, hotAccountId, keyPrefix } = plan;
  const random = seededRandom(count);
  const payers = members.filter(({ accountId }) => accountId !== hotAccountId);
  const payees = hotAccountId === undefined ? members.map(({ accountId }) => accountId) : [hotAccountId];
  const payeeOrder = Uint32Array.from({ length: count }, (_, i) => {
    if (hotAccountId !== undefined) return 0;
    // Anybody but oneself.
    return (i + 1 + Math.floor(random() * (members.length - 1))) % members.length;
  });
  return {
    method: 'POST',
    count,
    path: { values: [path] },
    token: { values: payers.map(({ token }) => token) },
    body: { values: payees.map((to) => JSON.stringify({ to, amount: 1 })), order: payeeOrder },
    keyPrefix,
  };
}
