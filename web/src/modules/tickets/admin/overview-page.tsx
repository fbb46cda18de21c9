import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarDays, Clapperboard, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { agendaQuery } from '../../../api/tickets-admin.ts';
import type { AgendaRound } from '../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useShowTime } from '../show-time.ts';
import { RoundBar } from './rounds/round-bar.tsx';
import { RoundStateBadge } from './rounds/round-state.tsx';

/** What is on today and next, how much of it is sold, and which sales open. */
export function TicketsOverviewPage() {
  const { t } = useTranslation();
  const query = useQuery(agendaQuery);
  return (
    <Page
      wide
      title={t('ticketsAdmin.title')}
      action={
        <div className="flex flex-wrap gap-2.5">
          <Link to="/admin/tickets/venues" className={buttonClass('secondary', 'sm')}>
            {t('ticketsAdmin.nav.venues')}
          </Link>
          <Link to="/admin/tickets/performances/new" className={buttonClass('primary', 'sm')}>
            <Plus aria-hidden="true" className="size-5" />
            {t('ticketsAdmin.performances.new')}
          </Link>
        </div>
      }
    >
      <Loaded query={query}>
        {({ today, coming, openings }) =>
          today.length + coming.length + openings.length === 0 ? (
            <EmptyState
              icon={<Clapperboard aria-hidden="true" />}
              title={t('ticketsAdmin.overview.none')}
              action={
                <Link to="/admin/tickets/venues" className={buttonClass('primary', 'sm')}>
                  {t('ticketsAdmin.overview.begin')}
                </Link>
              }
            >
              {t('ticketsAdmin.overview.noneLead')}
            </EmptyState>
          ) : (
            <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
              <div className="flex min-w-0 flex-col gap-8">
                <Rounds title={t('ticketsAdmin.overview.today')} rounds={today} isToday />
                <Rounds title={t('ticketsAdmin.overview.coming')} rounds={coming} />
              </div>
              <Openings rounds={openings} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Rounds({
  title,
  rounds,
  isToday = false,
}: {
  title: string;
  rounds: AgendaRound[];
  isToday?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Section title={title}>
      {rounds.length === 0 ? (
        <p className="text-muted">
          {t(isToday ? 'ticketsAdmin.overview.nothingToday' : 'ticketsAdmin.overview.nothingComing')}
        </p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {rounds.map((round) => (
            <li key={round.roundId} className="rounded-2xl border border-line bg-surface px-5 py-3.5">
              <Round round={round} isToday={isToday} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Round({ round, isToday }: { round: AgendaRound; isToday: boolean }) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const { roundId, performanceId } = round;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="tnum font-bold">
          {isToday ? time.time(round.startsAt) : time.moment(round.startsAt)}
        </span>
        <Link
          to="/admin/tickets/performances/$performanceId/rounds/$roundId"
          params={{ performanceId, roundId }}
          className="min-w-40 flex-1 font-semibold underline-offset-4 hover:underline"
        >
          {local(round.title)}
          <span className="ml-2 font-normal text-muted">{local(round.hallName)}</span>
        </Link>
        <RoundStateBadge state={round.state} />
        {isToday && (
          <Link
            to="/admin/tickets/rounds/$roundId/door"
            params={{ roundId }}
            className={buttonClass('secondary', 'sm')}
          >
            {t('ticketsAdmin.rounds.door')}
          </Link>
        )}
      </div>
      <RoundBar places={round} />
    </>
  );
}

function Openings({ rounds }: { rounds: AgendaRound[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const time = useShowTime();
  return (
    <Card>
      <h2 className="mb-3 flex items-center gap-2 text-lg font-bold">
        <CalendarDays aria-hidden="true" className="size-5 text-muted" />
        {t('ticketsAdmin.overview.openings')}
      </h2>
      {rounds.length === 0 && <p className="text-muted">{t('ticketsAdmin.overview.noOpenings')}</p>}
      <ul className="flex flex-col gap-3">
        {rounds.map((round) => (
          <li key={round.roundId}>
            <Link
              to="/admin/tickets/performances/$performanceId"
              params={{ performanceId: round.performanceId }}
              className="block rounded-xl underline-offset-4 hover:underline"
            >
              <span className="tnum block text-sm font-semibold text-accent">
                {time.moment(round.saleFrom)} · {format.relative(round.saleFrom)}
              </span>
              <span className="block font-semibold">{local(round.title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
