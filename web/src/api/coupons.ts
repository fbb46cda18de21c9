import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { command, get } from './client.ts';
import { learnServerTime } from './clock.ts';
import type { ClaimResult, CouponPage, CouponStatus, Drop, DropList, DropProgress } from './types.ts';

/** Each answer about drops also says what time it is over there. */
async function timed<T>(load: () => Promise<T>, nowOf: (data: T) => string | undefined): Promise<T> {
  const sentAtMs = Date.now();
  const data = await load();
  const now = nowOf(data);
  if (now !== undefined) learnServerTime(now, sentAtMs, Date.now());
  return data;
}

/** The newest that the stream has said of each drop: it may overtake an answer that is still on its way. */
const newest = new Map<string, DropProgress>();

/** What is claimed only grows, so that more claimed is newer. */
export function mergeProgress(drop: Drop, progress: DropProgress | undefined): Drop {
  if (progress === undefined || progress.claimed < drop.claimed) return drop;
  const { total, claimed, remaining, phase } = progress;
  return { ...drop, total, claimed, remaining, phase };
}

export function learnProgress(progress: DropProgress): void {
  newest.set(progress.dropId, progress);
}

/** Of two that count the same, an answer knows the phase as well, and the time. */
function catchUp(drop: Drop): Drop {
  const progress = newest.get(drop.dropId);
  return progress !== undefined && progress.claimed > drop.claimed ? mergeProgress(drop, progress) : drop;
}

export const dropsKey = ['drops'] as const;
/** The member's own coupons, in every state. */
export const couponsKey = ['coupons'] as const;

export const dropsQuery = queryOptions({
  queryKey: [...dropsKey, 'list'],
  queryFn: ({ signal }) =>
    timed(
      () => get<DropList>('/coupons/drops', undefined, signal),
      (data) => data.items[0]?.serverNow,
    ).then(({ items }) => ({ items: items.map(catchUp) })),
});

export const dropQuery = (dropId: string) =>
  queryOptions({
    queryKey: [...dropsKey, 'one', dropId],
    queryFn: ({ signal }) =>
      timed(
        () => get<Drop>(`/coupons/drops/${dropId}`, undefined, signal),
        (data) => data.serverNow,
      ).then(catchUp),
  });

export const couponsQuery = (status: CouponStatus) =>
  infiniteQueryOptions({
    queryKey: [...couponsKey, status],
    queryFn: ({ pageParam, signal }) =>
      get<CouponPage>('/coupons/mine', { status, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const claimDrop = (dropId: string, key: string) =>
  command<ClaimResult>(`/coupons/drops/${dropId}/claims`, undefined, key);
export const registerCode = (body: { code: string }, key: string) =>
  command<ClaimResult>('/coupons/registrations', body, key);
