import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BellPlus, BellRing, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { alertsQuery, type PriceAlert, removeAlert } from '../../../api/stocks.ts';
import { addAlert } from '../../../api/stocks-trading.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { SeasonSwitch } from '../parts/season-switch.tsx';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { AddAlert } from './add-alert.tsx';
import { useLiveMine } from './use-live-mine.ts';

const route = getRouteApi('/member/stocks/alerts');

/** At which prices one wants to be told, and those that were reached. */
export function AlertsPage() {
  const { t } = useTranslation();
  const { season } = route.useSearch();
  const [isAdding, setAdding] = useState(false);
  const alerts = useQuery(alertsQuery);
  useLiveMine();
  const items = alerts.data?.items.filter(({ seasonId }) => seasonId === (season ?? null));
  return (
    <Page
      title={t('stocks.alerts.title')}
      lead={t('stocks.alerts.lead')}
      action={
        <Button
          size="sm"
          icon={<BellPlus aria-hidden="true" className="size-4.5" />}
          onClick={() => setAdding(true)}
        >
          {t('stocks.alerts.add')}
        </Button>
      }
    >
      <StocksNav season={season} />
      <SeasonSwitch season={season} />
      {items === undefined &&
        (alerts.isError || alerts.fetchStatus === 'paused' ? (
          <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />
        ) : (
          <ListSkeleton />
        ))}
      {items?.length === 0 && (
        <EmptyState icon={<BellRing aria-hidden="true" />} title={t('stocks.alerts.none')}>
          {t('stocks.alerts.noneLead')}
        </EmptyState>
      )}
      {items !== undefined &&
        (['active', 'fired', 'over'] as const).map((state) => (
          <AlertList key={state} state={state} alerts={items.filter((alert) => stateOf(alert) === state)} />
        ))}
      {isAdding && <AddAlert seasonId={season} onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** One whose symbol is traded no more waits in vain. */
const stateOf = ({ status, isListed }: PriceAlert): 'active' | 'fired' | 'over' =>
  status === 'active' && !isListed ? 'over' : status;

type ListProps = { state: ReturnType<typeof stateOf>; alerts: readonly PriceAlert[] };

function AlertList({ state, alerts }: ListProps) {
  const { t } = useTranslation();
  const remove = useRemoveAlert();
  if (alerts.length === 0) return null;
  return (
    <section className="mb-8">
      <h2 className="mb-1 text-lg font-bold">{t(`stocks.alerts.${state}`)}</h2>
      <ul className="divide-y divide-line/60">
        {alerts.map((alert) => (
          <li key={alert.alertId}>
            <AlertRow alert={alert} onRemove={remove} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type RowProps = {
  alert: PriceAlert;
  onRemove: (alert: PriceAlert, name: string) => void;
};

function AlertRow({ alert, onRemove }: RowProps) {
  const { t } = useTranslation();
  const name = useLocal()(alert.name);
  const { moment } = useFormat();
  const format = useStockFormat(alert.currency);
  const { symbol, direction, price, firedAt, firedPrice, createdAt } = alert;
  return (
    <div className="relative -mx-2 flex items-center gap-3 rounded-2xl px-2 py-3 hover:bg-sunken/60">
      <StockAvatar name={name} color={alert.color} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          <Link
            to="/stocks/$symbol"
            params={{ symbol }}
            className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
        </p>
        <p className="tnum">{t(`stocks.alerts.when.${direction}`, { price: format.price(price) })}</p>
        <p className="tnum text-sm text-muted">
          {firedAt === null
            ? t(alert.isListed ? 'stocks.alerts.since' : 'stocks.alerts.set', { when: moment(createdAt) })
            : t('stocks.alerts.firedAt', {
                when: moment(firedAt),
                price: format.price(firedPrice ?? price),
              })}
        </p>
      </div>
      {firedAt !== null && (
        <Badge tone="good">
          <BellRing aria-hidden="true" className="size-3.5" />
          {t('stocks.alerts.reached')}
        </Badge>
      )}
      <IconButton
        label={t('stocks.alerts.remove', { name, price: format.price(price) })}
        icon={<Trash2 />}
        onClick={() => onRemove(alert, name)}
        className="relative z-10"
      />
    </div>
  );
}

/** Gone at once; one that was still waiting can be had back for as long as the note is there. */
function useRemoveAlert(): RowProps['onRemove'] {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const { queryKey } = alertsQuery;
  const readAgain = () => void queryClient.invalidateQueries({ queryKey });
  const failed = (error: unknown) => {
    toast(errorText(error));
    announce(errorText(error));
    readAgain();
  };
  return ({ alertId, symbol, direction, price, status, isListed }, name) => {
    queryClient.setQueryData(
      queryKey,
      (old) => old && { items: old.items.filter((one) => one.alertId !== alertId) },
    );
    const undo = () => void addAlert({ symbol, direction, price }, newKey()).then(readAgain, failed);
    removeAlert(alertId).then(() => {
      const text = t('stocks.alerts.removed', { name });
      toast(
        text,
        status === 'active' && isListed ? { action: { label: t('stocks.undo'), onClick: undo } } : {},
      );
      announce(text);
    }, failed);
  };
}
