import { Ban, CalendarCog, Gavel, Gift, Pause, Play, Ruler } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { AdminListing, PhaseBody } from '../../../api/stocks-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { ListingActDialog, type Wanted } from './listing-act-dialog.tsx';
import { isAuction, NEXT_PHASES } from './phases.ts';

/** The session of one symbol, and an operator's hand on it. */
export function SessionCard({ listing }: { listing: AdminListing }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const { phase } = listing;
  return (
    <Card className="flex flex-col gap-5">
      <div>
        <h2 className="text-lg font-bold">{t('stocksAdmin.session.title')}</h2>
        <PhaseEnd listing={listing} />
      </div>
      {isAuction(listing) && <Expected listing={listing} />}
      <Row title={t('stocksAdmin.session.steps')}>
        {NEXT_PHASES[phase].map((next, index) => (
          <Button
            key={next}
            size="sm"
            variant={index === 0 ? 'primary' : 'secondary'}
            icon={<Gavel aria-hidden="true" className="size-4.5" />}
            onClick={() => setWanted({ act: 'phases', phase: next })}
          >
            {t(stepOf(phase, next))}
          </Button>
        ))}
        {phase === 'halted' ? (
          <Button
            size="sm"
            icon={<Play aria-hidden="true" className="size-4.5" />}
            onClick={() => setWanted({ act: 'resumptions' })}
          >
            {t('stocksAdmin.acts.resumptions.button')}
          </Button>
        ) : (
          <Button
            size="sm"
            variant="danger"
            icon={<Pause aria-hidden="true" className="size-4.5" />}
            onClick={() => setWanted({ act: 'halts' })}
          >
            {t('stocksAdmin.acts.halts.button')}
          </Button>
        )}
      </Row>
      <Row title={t('stocksAdmin.session.more')}>
        {phase !== 'closed' && (
          <Button
            size="sm"
            variant="outline"
            icon={<Ruler aria-hidden="true" className="size-4.5" />}
            onClick={() => setWanted({ act: 'limits' })}
          >
            {t('stocksAdmin.acts.limits.button')}
          </Button>
        )}
        <Button
          size="sm"
          variant="outline"
          icon={<CalendarCog aria-hidden="true" className="size-4.5" />}
          onClick={() => setWanted({ act: 'references' })}
        >
          {t('stocksAdmin.acts.references.button')}
        </Button>
        {listing.seasonId === null && (
          <Button
            size="sm"
            variant="outline"
            icon={<Gift aria-hidden="true" className="size-4.5" />}
            onClick={() => setWanted({ act: 'grants' })}
          >
            {t('stocksAdmin.acts.grants.button')}
          </Button>
        )}
        <Button
          size="sm"
          variant="danger"
          icon={<Ban aria-hidden="true" className="size-4.5" />}
          onClick={() => setWanted({ act: 'delistings' })}
        >
          {t('stocksAdmin.acts.delistings.button')}
        </Button>
      </Row>
      {wanted !== null && (
        <ListingActDialog listing={listing} wanted={wanted} onClose={() => setWanted(null)} />
      )}
    </Card>
  );
}

/** An auction is ended by what comes after it: that is what the button says. */
function stepOf(from: PhaseBody['phase'], to: PhaseBody['phase']) {
  const endsAuction = from === 'opening-auction' || from === 'closing-auction' || from === 'interruption';
  if (endsAuction && (to === 'continuous' || to === 'closed'))
    return `stocksAdmin.session.uncross.${to}` as const;
  return `stocksAdmin.session.begin.${to}` as const;
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold text-muted">{title}</h3>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}

function PhaseEnd({ listing }: { listing: AdminListing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useServerNow();
  const { phase, phaseEndsAt } = listing;
  return (
    <p className="mt-1 text-muted">
      {phaseEndsAt === null
        ? t('stocksAdmin.session.noEnd', { phase: t(`stocks.phase.${phase}`) })
        : t('stocksAdmin.session.endsAt', {
            phase: t(`stocks.phase.${phase}`),
            when: format.clock(phaseEndsAt),
            left: format.relative(phaseEndsAt, now),
          })}
    </p>
  );
}

/** What the auction would trade if it ended now. */
function Expected({ listing }: { listing: AdminListing }) {
  const { t } = useTranslation();
  const money = useStockFormat(listing.currency);
  const { indicative } = listing;
  return (
    <div role="status" className="rounded-2xl bg-info-soft px-5 py-4">
      <p className="text-sm font-semibold text-info">{t('stocksAdmin.session.expected')}</p>
      {indicative === null || indicative.quantity === 0 ? (
        <p className="mt-1 font-semibold">{t('stocksAdmin.session.noCross')}</p>
      ) : (
        <>
          <p className="tnum text-2xl font-extrabold">{money.money(indicative.price)}</p>
          <p className="tnum text-sm text-muted">
            {t('stocksAdmin.session.expectedQuantity', { shown: money.count(indicative.quantity) })}
            {indicative.surplus !== 0 &&
              ` · ${t(
                indicative.surplus > 0 ? 'stocksAdmin.session.moreBuys' : 'stocksAdmin.session.moreSells',
                {
                  shown: money.count(Math.abs(indicative.surplus)),
                },
              )}`}
          </p>
        </>
      )}
    </div>
  );
}
