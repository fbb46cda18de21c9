import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statementQuery } from '../api/pay.ts';
import { siteQuery } from '../api/site.ts';
import type { Account } from '../api/types.ts';
import { MovementRow } from '../modules/pay/movement-row.tsx';
import { MovementSheet } from '../modules/pay/movement-sheet.tsx';
import { WalletCard } from '../modules/pay/wallet-card.tsx';
import { ShopStrip } from '../modules/shop/browse/shop-strip.tsx';
import { StocksStrip } from '../modules/stocks/market/stocks-strip.tsx';
import { TicketsStrip } from '../modules/tickets/browse/tickets-strip.tsx';
import { NextShow } from '../modules/tickets/mine/next-show.tsx';
import { TripsStrip } from '../modules/trips/around/trips-strip.tsx';
import { Card, Section } from '../ui/card.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { OpenDrops } from './open-drops.tsx';

export function MemberHome({ account }: { account: Account }) {
  const { t } = useTranslation();
  const payOn = useQuery(siteQuery).data?.services.includes('pay') ?? false;
  return (
    <Page title={t('home.title')} hideTitle>
      <p className="mb-4 text-2xl font-extrabold">{t('home.hello', { name: account.name })}</p>
      {payOn && (
        <div className="mb-10 grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          <WalletCard />
          <LastMovements />
        </div>
      )}
      <NextShow />
      <TicketsStrip />
      <StocksStrip />
      <TripsStrip />
      <ShopStrip />
      <OpenDrops />
    </Page>
  );
}

function LastMovements() {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<string | null>(null);
  const statement = useInfiniteQuery(statementQuery());
  const items = statement.data?.pages[0]?.items.slice(0, 3);
  return (
    <Card className="pb-3!">
      <Section
        title={t('home.lastMoves')}
        action={
          <Link
            to="/pay"
            className="tap inline-flex items-center rounded-xl px-2 font-semibold text-accent hover:underline"
          >
            {t('common.seeAll')}
          </Link>
        }
      >
        {items === undefined && statement.isError && (
          <ErrorState error={statement.error} onRetry={() => void statement.refetch()} />
        )}
        {items === undefined && !statement.isError && <ListSkeleton rows={3} />}
        {items?.length === 0 && (
          <EmptyState icon={<ScrollText aria-hidden="true" />} title={t('home.noMoves')}>
            {t('home.noMovesLead')}
          </EmptyState>
        )}
        <ul>
          {items?.map((item) => (
            <li key={item.postingId}>
              <MovementRow item={item} onOpen={setOpenId} dated />
            </li>
          ))}
        </ul>
      </Section>
      <MovementSheet transferId={openId} onClose={() => setOpenId(null)} />
    </Card>
  );
}
