import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '../../api/admin.ts';
import { useServerNow } from '../../api/clock.ts';
import { useStreamStatus } from '../../api/hooks.ts';
import type { Campaign, DropProgress } from '../../api/types.ts';
import { useLiveDrop } from '../../api/use-live.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { LineChart } from '../../ui/line-chart.tsx';
import { Meter } from '../../ui/meter.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { phaseAt } from '../coupons/phase.ts';
import { phaseTone, useCouponWords } from '../coupons/words.ts';
import { CampaignActions } from './campaign-actions.tsx';

const route = getRouteApi('/admin/coupons/$campaignId/live');
const SECONDS_SHOWN = 120;

/** What the operator watches while everyone comes at once. */
export function LivePage() {
  const { t } = useTranslation();
  const words = useCouponWords();
  const { campaignId } = route.useParams();
  const query = useQuery(campaignQuery(campaignId));
  const campaign = query.data;
  return (
    <Page
      title={campaign === undefined ? t('admin.liveTitle') : words.name(campaign)}
      back={
        <Link to="/admin/coupons/$campaignId" params={{ campaignId }} className={backClass}>
          <BackIcon />
          {t('admin.campaign')}
        </Link>
      }
    >
      {campaign !== undefined ? (
        <LiveView campaign={campaign} />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function LiveView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useStreamStatus();
  const now = useServerNow();
  const progress = useLiveDrop(campaign.campaignId, campaignQuery(campaign.campaignId).queryKey);
  const pace = usePace(progress);
  const claimed = Math.max(campaign.claimed, progress?.claimed ?? 0);
  const remaining = campaign.total - claimed;
  const phase = phaseAt({ ...campaign, phase: progress?.phase ?? campaign.phase, remaining }, now);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={phaseTone[phase]}>{t(`coupons.phase.${phase}`)}</Badge>
        <Badge tone={status === 'live' ? 'good' : 'warn'}>
          {status === 'live' ? t('coupons.live') : t('coupons.reconnecting')}
        </Badge>
        <div className="flex-1" />
        <CampaignActions campaign={{ campaignId: campaign.campaignId, phase }} />
      </div>
      {phase === 'scheduled' && campaign.opensAt !== null && (
        <Card>
          <p className="mb-3 font-semibold text-muted">{t('coupons.opensIn')}</p>
          <Countdown size="lg" targetMs={Date.parse(campaign.opensAt)} nowMs={now} />
        </Card>
      )}
      <Card>
        <p className="text-muted">{t('coupons.remaining')}</p>
        <p className="tnum mb-3 text-5xl font-extrabold tracking-tight">
          {format.number(remaining)}
          <span className="text-xl font-medium text-muted"> / {format.number(campaign.total)}</span>
        </p>
        <Meter label={t('coupons.remaining')} value={remaining} max={campaign.total} size="lg" />
      </Card>
      <div className="grid grid-cols-2 gap-5">
        <Card>
          <p className="text-muted">{t('admin.perSecond')}</p>
          <p className="tnum text-3xl font-extrabold">
            {t('admin.perSecondUnit', { value: format.number(pace.at(-1) ?? 0) })}
          </p>
        </Card>
        <Card>
          <p className="text-muted">{t('admin.p99')}</p>
          <p className="tnum text-3xl font-extrabold">
            {progress?.p99Ms == null
              ? t('admin.noneYet')
              : t('admin.ms', { value: format.number(progress.p99Ms) })}
          </p>
          <p className="mt-1 text-sm text-muted">{t('admin.p99Hint')}</p>
        </Card>
      </div>
      <Card>
        <p className="mb-3 font-semibold">{t('admin.chartLabel')}</p>
        {pace.some((value) => value > 0) ? (
          <LineChart
            label={t('admin.chartLabel')}
            values={pace}
            height={200}
            format={(value) => t('admin.perSecondUnit', { value: format.number(value) })}
          />
        ) : (
          <p className="py-12 text-center text-muted">{t('admin.liveWait')}</p>
        )}
      </Card>
    </div>
  );
}

/** Claims per second, one value a second; a second without a message had none. */
function usePace(progress: DropProgress | null): number[] {
  const [pace, setPace] = useState<number[]>([]);
  const highest = useRef(0);
  useEffect(() => {
    if (progress !== null) highest.current = Math.max(highest.current, progress.claimsPerSecond);
  }, [progress]);
  useEffect(() => {
    const timer = setInterval(() => {
      const value = highest.current;
      highest.current = 0;
      setPace((old) => [...old.slice(-(SECONDS_SHOWN - 1)), value]);
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  return pace;
}
