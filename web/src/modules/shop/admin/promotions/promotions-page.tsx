import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BadgePercent, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderPromotions, promotionsQuery, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { PromotionView } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Badge, type BadgeTone } from '../../../../ui/badge.tsx';
import { Button, buttonClass } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Grip } from '../../../../ui/grip.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { useReorder } from '../../../../ui/use-reorder.ts';
import { useRuleWords } from './use-rule-words.ts';

const route = getRouteApi('/admin/shop/promotions');
const tones: Record<PromotionView['status'], BadgeTone> = {
  off: 'neutral',
  scheduled: 'info',
  active: 'good',
  ended: 'neutral',
};

/** Rules that take something off by themselves, in the order in which they are asked. */
export function PromotionsPage() {
  const { t } = useTranslation();
  const { status = 'current' } = route.useSearch();
  const navigate = route.useNavigate();
  const promotions = useInfiniteQuery(promotionsQuery(status));
  const add = (
    <Link to="/admin/shop/promotions/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('shopAdmin.promotions.new')}
    </Link>
  );
  return (
    <Page title={t('shopAdmin.promotions.title')} lead={t('shopAdmin.promotions.lead')} action={add}>
      <div className="mb-5">
        <Segmented
          label={t('shopAdmin.orders.status')}
          value={status}
          onChange={(next) =>
            void navigate({ search: next === 'ended' ? { status: next } : {}, replace: true })
          }
          tabs={(['current', 'ended'] as const).map((value) => ({
            value,
            label: t(`shopAdmin.promotions.tabs.${value}`),
          }))}
        />
      </div>
      <PagedList
        query={promotions}
        empty={
          <EmptyState
            icon={<BadgePercent aria-hidden="true" />}
            title={t('shopAdmin.promotions.none')}
            action={status === 'current' ? add : undefined}
          >
            {t('shopAdmin.promotions.noneLead')}
          </EmptyState>
        }
      >
        {(items) =>
          status === 'current' ? (
            <Ordered key={items.map(({ promotionId }) => promotionId).join()} promotions={items} />
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map((promotion) => (
                <li key={promotion.promotionId} className={rowClass}>
                  <Row promotion={promotion} />
                </li>
              ))}
            </ul>
          )
        }
      </PagedList>
    </Page>
  );
}

const rowClass = 'flex items-center gap-1 rounded-2xl border border-line bg-surface p-1.5 pr-4';

/** Another order counts once it is saved, with its reason. */
function Ordered({ promotions }: { promotions: PromotionView[] }) {
  const { t } = useTranslation();
  const say = useLocal();
  const queryClient = useQueryClient();
  const [order, setOrder] = useState(promotions);
  const [isAsking, setAsking] = useState(false);
  const isMoved = order.some(({ promotionId }, at) => promotions[at]?.promotionId !== promotionId);
  const reorder = useReorder(order, setOrder, ({ name }) => say(name));
  return (
    <>
      <ul
        ref={(element) => {
          reorder.listRef.current = element;
        }}
        className="flex flex-col gap-2"
      >
        {order.map((promotion, index) => (
          <li
            key={promotion.promotionId}
            {...reorder.placeProps(index)}
            className={cx(rowClass, reorder.dragged === index && 'border-accent! shadow-lift')}
          >
            <Grip {...reorder.handleProps(index)} />
            <Row promotion={promotion} />
          </li>
        ))}
      </ul>
      {isMoved && (
        <div className="mt-4 flex flex-wrap items-center justify-end gap-3">
          <Button size="sm" variant="ghost" onClick={() => setOrder(promotions)}>
            {t('shopAdmin.promotions.orderBack')}
          </Button>
          <Button size="sm" onClick={() => setAsking(true)}>
            {t('shopAdmin.promotions.orderSave')}
          </Button>
        </div>
      )}
      {isAsking && (
        <ActDialog
          name="promotions-order"
          title={t('shopAdmin.promotions.orderTitle')}
          lead={t('shopAdmin.promotions.orderLead')}
          confirmLabel={t('shopAdmin.promotions.orderSave')}
          withReason
          body={(reason) => ({ promotionIds: order.map(({ promotionId }) => promotionId), reason })}
          run={(body: { promotionIds: string[]; reason: string }, key) => orderPromotions(body, key)}
          done={t('shopAdmin.promotions.saved')}
          refresh={shopAdminKey}
          onDone={() => void queryClient.invalidateQueries({ queryKey: promotionsQuery('current').queryKey })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Row({ promotion }: { promotion: PromotionView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const words = useRuleWords();
  return (
    <Link
      to="/admin/shop/promotions/$promotionId"
      params={{ promotionId: promotion.promotionId }}
      className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-xl px-2 py-1.5"
    >
      <span className="min-w-0">
        <span className="block font-semibold">{say(promotion.name)}</span>
        <span className="block text-sm text-muted">
          {words.does(promotion.rule, words.about(promotion.products, promotion.categories))}
        </span>
      </span>
      <span className="flex flex-col items-start gap-1 sm:items-end">
        <Badge tone={tones[promotion.status]}>{t(`shopAdmin.promotions.statuses.${promotion.status}`)}</Badge>
        <span className="tnum text-sm text-muted">
          {promotion.endsAt === null
            ? t('shopAdmin.promotions.since', { from: format.date(promotion.startsAt) })
            : t('shopAdmin.promotions.between', {
                from: format.date(promotion.startsAt),
                to: format.date(promotion.endsAt),
              })}
        </span>
      </span>
    </Link>
  );
}
