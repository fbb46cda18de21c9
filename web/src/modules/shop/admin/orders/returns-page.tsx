import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminReturnsQuery } from '../../../../api/shop-admin-orders.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Page } from '../../../../ui/page.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { ReturnCard } from './return-card.tsx';
import { type ReturnsTab, returnsTab, statusesOf } from './returns-address.ts';
import { useExchangeText } from './use-exchange-text.ts';

const route = getRouteApi('/admin/shop/returns');
const TABS: readonly ReturnsTab[] = ['open', 'under-way', 'ended'];

/** What members want to give back, those first that wait for an answer. */
export function ReturnsPage() {
  const { t } = useTranslation();
  const say = useLocal();
  const exchangeText = useExchangeText();
  const tab = returnsTab(route.useSearch());
  const navigate = route.useNavigate();
  const returns = useInfiniteQuery({
    ...adminReturnsQuery({ status: statusesOf[tab] }),
    refetchInterval: 30_000,
  });
  return (
    <Page title={t('shopAdmin.returns.title')} lead={t('shopAdmin.returns.lead')}>
      <div className="mb-5">
        <Segmented
          label={t('shopAdmin.orders.status')}
          value={tab}
          onChange={(next) => void navigate({ search: next === 'open' ? {} : { tab: next }, replace: true })}
          tabs={TABS.map((value) => ({ value, label: t(`shopAdmin.returns.tabs.${value}`) }))}
        />
      </div>
      <PagedList
        query={returns}
        empty={
          <EmptyState icon={<Undo2 aria-hidden="true" />} title={t('shopAdmin.returns.none')}>
            {t('shopAdmin.returns.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="flex flex-col gap-3">
            {items.map((request) => (
              <ReturnCard
                key={request.returnId}
                request={request}
                head={
                  <Link
                    to="/admin/shop/orders/$orderId"
                    params={{ orderId: request.orderId }}
                    className="tap inline-flex items-center font-bold hover:underline"
                  >
                    {t('shopAdmin.returns.of', { name: request.memberName })}
                  </Link>
                }
                lines={request.lines.map((line) => ({
                  no: line.no,
                  quantity: line.quantity,
                  name: say(line.name),
                  choice: line.choice === null ? '' : say(line.choice),
                  exchange: exchangeText(line),
                }))}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
