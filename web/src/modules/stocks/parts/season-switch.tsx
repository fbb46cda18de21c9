import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SeasonId } from '../../../api/stocks.ts';
import { seasonListQuery } from '../../../api/stocks-contest.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Segmented } from '../../../ui/tabs.tsx';

const MAIN = 'main';

/** The main market, or a season that one has joined or looks at; not there where there is nothing to choose. */
export function SeasonSwitch({ season }: { season: SeasonId }) {
  const { t } = useTranslation();
  const local = useLocal();
  const navigate = useNavigate();
  const joined = (useInfiniteQuery(seasonListQuery).data?.pages[0]?.items ?? []).filter(
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
