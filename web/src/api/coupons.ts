import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { command, get } from './client.ts';
import { learnServerTime } from './clock.ts';
import type { ClaimResult, CouponPage, CouponStatus, Drop, DropList } from './types.ts';

/** Each answer about drops also says what time it is over there. */
async function timed<T>(load: () => Promise<T>, nowOf: (data: T) => string | undefined): Promise<T> {
  const sentAtMs = Date.now();
  const data = await load();
  const now = nowOf(data);
  if (now !== undefined) learnServerTime(now, sentAtMs, Date.now());
  return data;
}

export const dropsKey = ['drops'] as const;

export const dropsQuery = queryOptions({
  queryKey: [...dropsKey, 'list'],
  queryFn: ({ signal }) =>
    timed(
      () => get<DropList>('/coupons/drops', undefined, signal),
      (data) => data.items[0]?.serverNow,
    ),
});

export const dropQuery = (dropId: string) =>
  queryOptions({
    queryKey: [...dropsKey, 'one', dropId],
    queryFn: ({ signal }) =>
      timed(
        () => get<Drop>(`/coupons/drops/${dropId}`, undefined, signal),
        (data) => data.serverNow,
      ),
  });

export const couponsQuery = (status: CouponStatus) =>
  infiniteQueryOptions({
    queryKey: ['coupons', status],
    queryFn: ({ pageParam, signal }) =>
      get<CouponPage>('/coupons/mine', { status, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const claimDrop = (dropId: string, key: string) =>
  command<ClaimResult>(`/coupons/drops/${dropId}/claims`, undefined, key);
export const registerCode = (body: { code: string }, key: string) =>
  command<ClaimResult>('/coupons/registrations', body, key);
