import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ExternalLink, Megaphone, UserPlus, XCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AdminSeason,
  adminSeasonQuery,
  setSeasonStatus,
  stocksAdminKey,
} from '../../../api/stocks-admin.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { SeasonBadge } from '../contests/season-badge.tsx';
import { MakerDialog } from './maker-dialog.tsx';
import { SeasonForm } from './season-form.tsx';
import { SeasonMakers } from './season-makers.tsx';

const route = getRouteApi('/admin/stocks/seasons/$seasonId');
const LIVE_MS = 10_000;

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/stocks/seasons" className={backClass}>
      <BackIcon />
      {t('stocksAdmin.seasons.title')}
    </Link>
  );
}

export function NewSeasonPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('stocksAdmin.seasons.new')} back={<Back />}>
      <SeasonForm season={null} />
    </Page>
  );
}

/** One contest: announcing it, its market makers, what it is. */
export function AdminSeasonPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { seasonId } = route.useParams();
  const query = useQuery({ ...adminSeasonQuery(seasonId), refetchInterval: LIVE_MS });
  if (isMissing(query.error)) return <NotFoundPage />;
  const season = query.data;
  return (
    <Page
      title={season === undefined ? t('stocksContest.season') : local(season.name)}
      {...(season && { action: <SeasonBadge status={season.status} /> })}
      back={<Back />}
    >
      <Loaded query={query}>
        {(shown) => (
          <div className="flex flex-col gap-6">
            <Acts season={shown} />
            <SeasonMakers season={shown} />
            {shown.status !== 'over' && shown.status !== 'cancelled' && (
              <SeasonForm key={`${seasonId}-${shown.status}`} season={shown} />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Asked = 'announced' | 'cancelled' | 'maker';

function Acts({ season }: { season: AdminSeason }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { seasonId, status } = season;
  const isOver = status === 'over' || status === 'cancelled';
  return (
    <div className="flex flex-wrap gap-2.5">
      {status === 'draft' && (
        <Button
          size="sm"
          icon={<Megaphone aria-hidden="true" className="size-4.5" />}
          onClick={() => setAsked('announced')}
        >
          {t('stocksAdmin.seasons.announce.button')}
        </Button>
      )}
      {(status === 'draft' || status === 'announced') && (
        <Button
          size="sm"
          variant="secondary"
          icon={<UserPlus aria-hidden="true" className="size-4.5" />}
          onClick={() => setAsked('maker')}
        >
          {t('stocksAdmin.seasons.maker.button')}
        </Button>
      )}
      {status !== 'draft' && (
        <Link to="/stocks/seasons/$seasonId" params={{ seasonId }} className={buttonClass('secondary', 'sm')}>
          <ExternalLink aria-hidden="true" className="size-4" />
          {t('stocksAdmin.seasons.open')}
        </Link>
      )}
      {status === 'running' && (
        <Link to="/admin/stocks" search={{ season: seasonId }} className={buttonClass('secondary', 'sm')}>
          {t('stocksAdmin.seasons.markets')}
        </Link>
      )}
      {!isOver && (
        <Button
          size="sm"
          variant="danger"
          icon={<XCircle aria-hidden="true" className="size-4.5" />}
          onClick={() => setAsked('cancelled')}
        >
          {t('stocksAdmin.seasons.cancel.button')}
        </Button>
      )}
      {asked === 'maker' && <MakerDialog season={season} onClose={() => setAsked(null)} />}
      {(asked === 'announced' || asked === 'cancelled') && (
        <StatusDialog season={season} status={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

type StatusProps = { season: AdminSeason; status: 'announced' | 'cancelled'; onClose: () => void };

function StatusDialog({ season, status, onClose }: StatusProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const words = status === 'announced' ? 'announce' : 'cancel';
  const { seasonId, version } = season;
  return (
    <ActDialog
      name={`stocks-season-${status}:${seasonId}`}
      title={t(`stocksAdmin.seasons.${words}.title`, { name: local(season.name) })}
      lead={t(`stocksAdmin.seasons.${words}.lead`)}
      confirmLabel={t(`stocksAdmin.seasons.${words}.button`)}
      danger={status === 'cancelled'}
      withReason
      refresh={stocksAdminKey}
      body={(reason) => ({ status, version, reason })}
      run={(body: { status: 'announced' | 'cancelled'; version: number; reason: string }, key) =>
        setSeasonStatus(seasonId, body, key)
      }
      done={t(`stocksAdmin.seasons.${words}.done`)}
      onClose={onClose}
    />
  );
}
