import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SeasonId, seasonsQuery } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Page } from '../../../ui/page.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';

type Props = { title: string; season: SeasonId; action?: ReactNode; wide?: boolean; children: ReactNode };

/** A page about what one has: in the main market, or in a season that one has joined. */
export function PortfolioPage({ title, season, action, wide = false, children }: Props) {
  return (
    <Page title={title} action={action} wide={wide}>
      <StocksNav season={season} />
      <SeasonSwitch season={season} />
      {children}
    </Page>
  );
}

const MAIN = 'main';

function SeasonSwitch({ season }: { season: SeasonId }) {
  const { t } = useTranslation();
  const local = useLocal();
  const navigate = useNavigate();
  const joined = (useQuery(seasonsQuery).data?.items ?? []).filter(
    ({ joined, status, seasonId }) =>
      seasonId === season || (joined && (status === 'running' || status === 'over')),
  );
  if (joined.length === 0) return null;
  return (
    <div className="mb-6">
      <Segmented
        label={t('stocks.season.label')}
        value={season ?? MAIN}
        onChange={(next) =>
          void navigate({
            to: '.',
            search: next === MAIN ? {} : { season: next },
            resetScroll: false,
          })
        }
        tabs={[
          { value: MAIN, label: t('stocks.season.main') },
          ...joined.map(({ seasonId, name }) => ({ value: seasonId, label: local(name) })),
        ]}
      />
    </div>
  );
}
