import {
  infiniteQueryOptions,
  type QueryClient,
  skipToken,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { command, get, request } from './client.ts';
import { newKey } from './intent.ts';
import type { Liked, LikePage, MovedToCart } from './shop-types.ts';

export const likesKey = ['shop', 'likes'] as const;

export const likesQuery = infiniteQueryOptions({
  queryKey: [...likesKey, 'list'],
  queryFn: ({ pageParam, signal }) => get<LikePage>('/shop/likes', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const removeLikes = (body: { productIds: string[] }, key: string) =>
  command<{ removed: number }>('/shop/likes/removals', body, key);
export const likesToCart = (body: { productIds: string[] }, key: string) =>
  command<MovedToCart>('/shop/likes/to-cart', body, key);

type Like = { isLiked: boolean; likes: number };
const likeKey = (productId: string) => [...likesKey, 'of', productId] as const;

/** What was pressed here counts more than a list that was read before. */
const learnLike = (queryClient: QueryClient, productId: string, like: Like): void => {
  queryClient.setQueryData(likeKey(productId), { isLiked: like.isLiked, likes: like.likes });
};

/**
 * The heart of a product. It changes at once and changes back when the server says no; presses that come faster
 * than answers go out one after the other.
 */
export function useLike(product: { productId: string; isLiked?: boolean; likes: number }): Like & {
  toggle: () => Promise<void>;
} {
  const queryClient = useQueryClient();
  const { productId } = product;
  const pressed = useQuery<Like>({ queryKey: likeKey(productId), queryFn: skipToken }).data;
  const isLiked = pressed?.isLiked ?? product.isLiked ?? false;
  const likes = pressed?.likes ?? product.likes;
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const toggle = useCallback(async () => {
    const before = { isLiked, likes };
    learnLike(queryClient, productId, { isLiked: !isLiked, likes: Math.max(0, likes + (isLiked ? -1 : 1)) });
    const send = () =>
      request<Liked>(`/shop/likes/${productId}`, { method: isLiked ? 'DELETE' : 'PUT', key: newKey() });
    const sent = chain.current.then(send, send);
    const mine = sent.catch(() => {});
    chain.current = mine;
    try {
      const { data } = await sent;
      // A press that came later has its own answer.
      if (chain.current === mine) learnLike(queryClient, productId, data);
    } catch (error) {
      learnLike(queryClient, productId, before);
      throw error;
    }
    void queryClient.invalidateQueries({ queryKey: likesQuery.queryKey });
  }, [isLiked, likes, productId, queryClient]);
  return { isLiked, likes, toggle };
}

/** Those that were taken off a list have no heart elsewhere either. */
export function forgetLikes(
  queryClient: QueryClient,
  products: readonly { productId: string; likes: number }[],
): void {
  for (const { productId, likes } of products) {
    learnLike(queryClient, productId, { isLiked: false, likes: Math.max(0, likes - 1) });
  }
}
