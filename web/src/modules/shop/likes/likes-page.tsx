import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Heart, ShoppingCart } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetLikes, likesKey, likesQuery, likesToCart, removeLikes } from '../../../api/shop-likes.ts';
import { cartKey } from '../../../api/shop-orders.ts';
import type { LikedProduct, MovedToCart } from '../../../api/shop-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState, FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { ProductGridSkeleton } from '../browse/product-grid.tsx';
import { BackToShop } from '../browse/shop-head.tsx';
import { LikeRow } from './like-row.tsx';
import { MovedNote } from './moved-note.tsx';

/** So many fit into one command. */
const MOST = 100;

/** What the member likes: to look at again, to put away, or to buy all at once. */
export function LikesPage() {
  const { t } = useTranslation();
  const likes = useInfiniteQuery(likesQuery);
  return (
    <Page title={t('shop.likes.title')} lead={t('shop.likes.lead')} back={<BackToShop />}>
      <PagedList
        query={likes}
        skeleton={<ProductGridSkeleton count={4} />}
        empty={
          <EmptyState
            icon={<Heart aria-hidden="true" />}
            title={t('shop.likes.none')}
            action={
              <Link to="/shop" className={buttonClass('primary')}>
                {t('shop.toShop')}
              </Link>
            }
          >
            {t('shop.likes.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <Liked items={items} />}
      </PagedList>
    </Page>
  );
}

function Liked({ items }: { items: LikedProduct[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [tickedIds, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<MovedToCart | null>(null);
  const [isAsking, setAsking] = useState(false);
  // What has been taken off meanwhile is no longer ticked.
  const ticked = items.filter(({ productId }) => tickedIds.has(productId)).slice(0, MOST);
  const productIds = ticked.map(({ productId }) => productId);
  const remove = useCommand({
    name: 'likes-remove',
    run: removeLikes,
    onDone: (_answer, body) => {
      setAsking(false);
      setTicked(new Set());
      forgetLikes(
        queryClient,
        items.flatMap(({ productId, card }) =>
          body.productIds.includes(productId) ? [{ productId, likes: card?.likes ?? 1 }] : [],
        ),
      );
      const text = t('shop.likes.removed', { count: body.productIds.length });
      toast(text);
      announce(text);
      void queryClient.invalidateQueries({ queryKey: [...likesKey, 'list'] });
    },
    onRefused: () => setAsking(false),
  });
  const toCart = useCommand({
    name: 'likes-to-cart',
    run: likesToCart,
    onDone: ({ data }) => {
      setMoved(data);
      setTicked(new Set(data.needsChoice));
      void queryClient.invalidateQueries({ queryKey: cartKey });
      void queryClient.invalidateQueries({ queryKey: [...likesKey, 'list'] });
      if (data.added.length === 0) return;
      const text = t('shop.likes.inCart', { count: data.added.length });
      toast(text, {
        action: { label: t('shopOrders.cart.open'), onClick: () => void navigate({ to: '/shop/cart' }) },
      });
      announce(text);
    },
  });
  const tick = (productId: string, isOn: boolean) => {
    const next = new Set(tickedIds);
    if (isOn) next.add(productId);
    else next.delete(productId);
    setTicked(next);
  };
  const isAll = ticked.length > 0 && ticked.length === Math.min(items.length, MOST);
  return (
    <>
      <div className="sticky top-16 z-10 -mx-5 mb-2 flex items-center gap-1 border-b border-line bg-paper/95 px-5 py-2 backdrop-blur-md sm:mx-0 sm:px-0">
        <div className="mr-auto">
          <Checkbox
            label={
              <span className="font-semibold">
                {t('shop.likes.all')}{' '}
                <span className="tnum font-normal text-muted">
                  {ticked.length}/{items.length}
                </span>
              </span>
            }
            checked={isAll}
            onChange={(isOn) => setTicked(new Set(isOn ? items.map(({ productId }) => productId) : []))}
          />
        </div>
        <Button
          variant="ghost"
          size="sm"
          disabled={ticked.length === 0}
          loading={remove.busy}
          onClick={() => setAsking(true)}
        >
          {t('shop.likes.remove')}
        </Button>
        <Button
          size="sm"
          disabled={ticked.length === 0}
          loading={toCart.busy}
          aria-label={t('shop.likes.toCart')}
          icon={<ShoppingCart aria-hidden="true" className="size-4.5" />}
          onClick={() => toCart.submit({ productIds })}
        >
          <span className="sm:hidden">{t('shop.likes.toCartShort')}</span>
          <span className="max-sm:hidden">{t('shop.likes.toCart')}</span>
        </Button>
      </div>
      <div className="flex flex-col gap-3 py-2 empty:hidden">
        <CommandWait command={toCart} />
        {!toCart.busy && <FormError error={toCart.error ?? remove.error} />}
        {moved !== null && <MovedNote moved={moved} items={items} />}
      </div>
      <ul aria-label={t('shop.likes.title')} className="divide-y divide-line/70">
        {items.map((item) => (
          <li key={item.productId}>
            <LikeRow
              item={item}
              isTicked={tickedIds.has(item.productId)}
              onTick={(isOn) => tick(item.productId, isOn)}
            />
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('shop.likes.removeTitle', { count: ticked.length })}
        confirmLabel={t('shop.likes.remove')}
        danger
        busy={remove.busy}
        onConfirm={() => remove.submit({ productIds })}
      />
    </>
  );
}
