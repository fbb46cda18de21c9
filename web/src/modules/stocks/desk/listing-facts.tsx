import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldCheck, ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AdminListing, bookProofQuery } from '../../../api/stocks-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import { FormError } from '../../../ui/states.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

/** The day's figures of one symbol, and the proof of its book. */
export function ListingFacts({ listing }: { listing: AdminListing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useStockFormat(listing.currency);
  const { symbol, openOrders, next } = listing;
  return (
    <Card className="flex flex-col gap-4">
      <Facts
        items={[
          { label: t('stocksAdmin.listing.last'), value: money.money(listing.last) },
          { label: t('stocksAdmin.session.reference'), value: money.money(listing.reference) },
          {
            label: t('stocksAdmin.session.limits'),
            value: `${money.price(listing.lower)} – ${money.price(listing.upper)}`,
          },
          ...(next.isSet
            ? [
                {
                  label: t('stocksAdmin.session.nextReference'),
                  value: `${money.money(next.reference)} (${money.price(next.lower)} – ${money.price(next.upper)})`,
                },
              ]
            : []),
          { label: t('stocksAdmin.listing.volume'), value: money.count(listing.volume) },
          { label: t('stocksAdmin.listing.amount'), value: money.compactMoney(listing.amount) },
          {
            label: t('stocksAdmin.listing.openOrders'),
            value: (
              <Link
                to="/admin/stocks/orders"
                search={{ symbol, status: ['open', 'waiting'] }}
                className="underline underline-offset-4"
              >
                {money.count(openOrders)}
              </Link>
            ),
          },
          { label: t('stocksAdmin.listing.board'), value: listing.board },
          {
            label: t('stocksAdmin.listing.schedule'),
            value: t(`stocksContest.schedule.${listing.schedule}`),
          },
          { label: t('stocksAdmin.listing.sharesIssued'), value: money.compact(listing.sharesIssued) },
          { label: t('stocksAdmin.listing.listedAt'), value: format.date(listing.listedAt) },
        ]}
      />
      <BookProof symbol={symbol} />
    </Card>
  );
}

function BookProof({ symbol }: { symbol: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const proof = useQuery(bookProofQuery(symbol));
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <div role="status">
        {proof.data !== undefined && (
          <p className="flex items-center gap-2 font-semibold">
            {proof.data.isExact ? (
              <ShieldCheck aria-hidden="true" className="size-5 text-good" />
            ) : (
              <ShieldX aria-hidden="true" className="size-5 text-bad" />
            )}
            {t(proof.data.isExact ? 'stocksAdmin.proof.exact' : 'stocksAdmin.proof.differs', {
              sequence: format.number(proof.data.sequence),
            })}
          </p>
        )}
      </div>
      <FormError error={proof.error} />
      <Button size="sm" variant="secondary" loading={proof.isFetching} onClick={() => void proof.refetch()}>
        {t('stocksAdmin.proof.check')}
      </Button>
    </div>
  );
}
