import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminReservationQuery } from '../../../api/tickets-desk.ts';
import type { AdminReservation } from '../../../api/tickets-reservation-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { CancelScaleTable } from '../cancel-scale.tsx';
import { ReservationBadge } from '../reservations/reservation-badge.tsx';
import { SeatLines } from '../reservations/seat-lines.tsx';
import { ShowLine, ShowTitle } from '../reservations/show-line.tsx';
import { DeskActions } from './desk-actions.tsx';
import { DeskRefunds } from './desk-refunds.tsx';
import { DeskTimeline } from './desk-timeline.tsx';
import { ReservationFacts } from './reservation-facts.tsx';

const route = getRouteApi('/admin/tickets/reservations/$reservationId');
const MOVING_MS = 3_000;
const IDLE_MS = 20_000;

/** One reservation as operators see it: whose, what, how it was paid, and what can be done about it. */
export function AdminReservationPage() {
  const { t } = useTranslation();
  const { reservationId } = route.useParams();
  const query = useQuery({
    ...adminReservationQuery(reservationId),
    // Money on its way back, and payments that are awaited, arrive by themselves.
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'awaiting-payment' ||
      data?.refunds.some(({ status }) => status === 'requested' || status === 'under-way')
        ? MOVING_MS
        : IDLE_MS,
  });
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={t('ticketsDesk.reservations.reservation')}
      lead={<code className="font-mono">{reservationId}</code>}
      back={
        <Link to="/admin/tickets/reservations" className={backClass}>
          <BackIcon />
          {t('ticketsDesk.reservations.title')}
        </Link>
      }
    >
      <Loaded query={query}>{(reservation) => <Detail reservation={reservation} />}</Loaded>
    </Page>
  );
}

function Detail({ reservation }: { reservation: AdminReservation }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const why = `ticketsDesk.reservations.attentionWhy.${reservation.attention}`;
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        {reservation.attention !== null && (
          <Banner tone="bad" icon={<TriangleAlert aria-hidden="true" />}>
            <p className="font-bold">{t('ticketsDesk.reservations.attention')}</p>
            <p className="font-normal">
              {i18n.exists(why) ? (t as (key: string) => string)(why) : reservation.attention}
            </p>
          </Banner>
        )}
        <Card className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="tnum text-3xl font-extrabold tracking-tight">{format.won(reservation.total)}</p>
            <ReservationBadge status={reservation.status} />
          </div>
          <ShowLine show={reservation.show} title={<ShowTitle show={reservation.show} />} />
          <DeskActions reservation={reservation} />
        </Card>
        <Card>
          <h2 className="mb-4 text-lg font-bold">{t('ticketsDesk.reservations.tickets')}</h2>
          <SeatLines lines={reservation.lines} />
        </Card>
        {reservation.refunds.length > 0 && (
          <Section title={t('ticketsDesk.reservations.refunds')}>
            <DeskRefunds refunds={reservation.refunds} />
          </Section>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Card>
          <ReservationFacts reservation={reservation} />
        </Card>
        <Section title={t('ticketsDesk.reservations.timeline')}>
          <Card>
            <DeskTimeline reservation={reservation} />
          </Card>
        </Section>
        <Section title={t('ticketsDesk.reservations.cancelScale')}>
          <Card>
            <CancelScaleTable scale={reservation.cancelScale} startsAt={reservation.show.startsAt} />
          </Card>
        </Section>
      </div>
    </div>
  );
}
