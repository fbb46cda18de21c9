import { queryOptions } from '@tanstack/react-query';
import type {
  EditDone,
  ModelUse,
  OrderView,
  PlanNews,
  ProposalView,
  WishBody,
} from '../../../server/modules/trips/planning/schemas.ts';
import { command, get, openAnswer, request } from './client.ts';
import { ApiError, networkError } from './error.ts';
import { sseParser } from './sse-parser.ts';
import { tripKey } from './trips.ts';

export type { EditDone, OrderView, PlanNews, ProposalView, WishBody };
export type ProposedDay = ProposalView['days'][number];
export type ProposedVisit = ProposedDay['visits'][number];
export type Because = ProposedVisit['because'][number];
export type LeftOut = ProposalView['leftOut'][number];
export type Fallback = NonNullable<ProposalView['fallback']>;

/**
 * Asks for a plan, and tells what is told while it is made.
 * @returns the proposal
 * @throws ApiError; what the signal says when it was ended
 */
export async function makePlan(
  tripId: string,
  wish: WishBody,
  onNews: (news: PlanNews) => void,
  signal: AbortSignal,
): Promise<ProposalView> {
  const response = await openAnswer(`/trips/${tripId}/plans`, { method: 'POST', body: wish, signal });
  const parse = sseParser();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader !== undefined) {
    const { value, done } = await reader.read().catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw networkError();
    });
    if (done) break;
    for (const { event, data } of parse(value)) {
      if (data === '') continue;
      const news = { event, data: JSON.parse(data) } as PlanNews;
      if (news.event === 'done') return news.data.proposal;
      if (news.event === 'failed')
        throw new ApiError({ status: 500, code: news.data.code, title: news.data.code });
      onNews(news);
    }
  }
  throw networkError();
}

export const proposalQuery = (tripId: string, proposalId: string) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'plans', proposalId],
    queryFn: ({ signal }) => get<ProposalView>(`/trips/${tripId}/plans/${proposalId}`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const modelUseQuery = queryOptions({
  queryKey: ['trips', 'model-use'],
  queryFn: ({ signal }) => get<ModelUse>('/trips/model-use', undefined, signal),
});

export type ApplyBody = { proposalId: string; days?: string[]; seen: number };

export const applyPlan = (tripId: string, { proposalId, ...body }: ApplyBody, key: string) =>
  command<EditDone>(`/trips/${tripId}/plans/${proposalId}/applications`, body, key);

/** What the best order of a day would be. */
export const orderQuery = (tripId: string, dayId: string, sequence: number, locks: readonly string[]) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'order', dayId, sequence, locks],
    queryFn: async ({ signal }) => {
      const body = { locks, dryRun: true };
      return (await request<OrderView>(orders(tripId, dayId), { method: 'POST', body, signal })).data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const orderDay = (
  tripId: string,
  { dayId, ...body }: { dayId: string; locks: string[]; seen: number },
  key: string,
) => command<OrderView>(orders(tripId, dayId), { ...body, dryRun: false }, key);

const orders = (tripId: string, dayId: string) => `/trips/${tripId}/days/${dayId}/orders`;
