import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Activity, TicketCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { campaignQuery, claimsQuery } from '../../api/admin.ts';
import type { Campaign, ClaimListPage } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Card, Facts, Section } from '../../ui/card.tsx';
import { Meter } from '../../ui/meter.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { phaseTone, useCouponWords } from '../coupons/words.ts';
import { ScopeNames } from '../shop/admin/parts/scope-names.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { CodesCard } from './codes-card.tsx';
import { PosterCard } from './poster-card.tsx';

const route = getRouteApi('/admin/coupons/$campaignId');

export function CampaignPage() {
  const { t } = useTranslation();
  const words = useCouponWords();
  const { campaignId } = route.useParams();
  const query = useQuery(campaignQuery(campaignId));
  const campaign = query.data;
  return (
    <Page
      title={campaign === undefined ? t('admin.campaign') : words.name(campaign)}
      lead={campaign && `${t(`admin.kind.${campaign.kind}`)} · ${words.off(campaign.discount)}`}
      back={
        <Link to="/admin/coupons" className={backClass}>
          <BackIcon />
          {t('admin.campaignsTitle')}
        </Link>
      }
      action={
        campaign && <Badge tone={phaseTone[campaign.phase]}>{t(`coupons.phase.${campaign.phase}`)}</Badge>
      }
    >
      {campaign === undefined ? (
        query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton />
        )
      ) : (
        <CampaignView campaign={campaign} />
      )}
    </Page>
  );
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCouponWords();
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <div className="mb-2 flex items-baseline justify-between gap-3">
          <p className="text-muted">{t('admin.claimed')}</p>
          <p className="tnum text-2xl font-extrabold">
            {format.number(campaign.claimed)}
            <span className="text-base font-medium text-muted"> / {format.number(campaign.total)}</span>
          </p>
        </div>
        <Meter label={t('admin.claimed')} value={campaign.claimed} max={campaign.total} size="lg" />
        <div className="mt-5 flex flex-wrap gap-2.5">
          <CampaignActions campaign={campaign} />
          {campaign.kind === 'drop' && (
            <Link
              to="/admin/coupons/$campaignId/live"
              params={{ campaignId: campaign.campaignId }}
              className={buttonClass('secondary', 'sm')}
            >
              <Activity aria-hidden="true" className="size-4" />
              {t('admin.livePage')}
            </Link>
          )}
          {campaign.kind === 'drop' && campaign.phase !== 'draft' && (
            <Link
              to="/drops/$dropId"
              params={{ dropId: campaign.campaignId }}
              className={buttonClass('secondary', 'sm')}
            >
              {t('coupons.toDrop')}
            </Link>
          )}
        </div>
      </Card>
      {campaign.kind === 'drop' && <PosterCard campaign={campaign} />}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <Card>
          <Facts
            items={[
              {
                label: t('admin.discount'),
                value: `${words.off(campaign.discount)} · ${words.terms(campaign)}`,
              },
              {
                label: t('admin.scope'),
                value: (
                  <>
                    {words.scope(campaign.scope)}
                    <ScopeNames scope={campaign.scope} />
                  </>
                ),
              },
              { label: t('admin.perMemberLimit'), value: format.number(campaign.perMemberLimit) },
              { label: t('admin.used'), value: format.number(campaign.used) },
              {
                label: t('admin.opensAt'),
                value: campaign.opensAt === null ? '—' : format.dateTime(campaign.opensAt),
              },
              {
                label: t('admin.closesAt'),
                value: campaign.closesAt === null ? '—' : format.dateTime(campaign.closesAt),
              },
              { label: t('admin.validUntil'), value: format.dateTime(campaign.validUntil) },
            ]}
          />
        </Card>
        {campaign.kind !== 'drop' && <CodesCard campaign={campaign} />}
      </div>
      <Section title={t('admin.claims')}>
        <Claims campaignId={campaign.campaignId} />
      </Section>
    </div>
  );
}

type Claim = ClaimListPage['items'][number];

function Claims({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const claims = useInfiniteQuery(claimsQuery(campaignId));
  const columns: Column<Claim>[] = [
    {
      key: 'member',
      header: t('admin.member'),
      primary: true,
      cell: (claim) => (
        <Link
          to="/admin/members/$accountId"
          params={{ accountId: claim.accountId }}
          className="inline-flex min-h-8 items-center font-semibold hover:underline"
        >
          {claim.name}
        </Link>
      ),
    },
    {
      key: 'position',
      header: t('admin.position'),
      numeric: true,
      cell: (claim) => format.number(claim.position),
    },
    {
      key: 'status',
      header: t('admin.couponStatus'),
      cell: (claim) => <Badge>{t(`coupons.status.${claim.status}`)}</Badge>,
    },
    {
      key: 'at',
      header: t('admin.claimedAt'),
      numeric: true,
      cell: (claim) => format.exact(claim.claimedAt),
    },
  ];
  return (
    <PagedList
      query={claims}
      empty={
        <EmptyState icon={<TicketCheck aria-hidden="true" />} title={t('admin.noClaims')}>
          {t('admin.noClaimsLead')}
        </EmptyState>
      }
    >
      {(items) => (
        <Table
          caption={t('admin.claims')}
          columns={columns}
          rows={items}
          rowKey={(claim) => claim.couponId}
        />
      )}
    </PagedList>
  );
}
