import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, TicketPercent } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../../api/admin.ts';
import type { Campaign } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { phaseTone, useCouponWords } from '../coupons/words.ts';

export function CampaignsPage() {
  const { t } = useTranslation();
  const campaigns = useInfiniteQuery(campaignsQuery);
  const create = (
    <Link to="/admin/coupons/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('admin.campaignNew')}
    </Link>
  );
  return (
    <Page title={t('admin.campaignsTitle')} action={create}>
      <PagedList
        query={campaigns}
        empty={
          <EmptyState
            icon={<TicketPercent aria-hidden="true" />}
            title={t('admin.noCampaigns')}
            action={create}
          >
            {t('admin.noCampaignsLead')}
          </EmptyState>
        }
      >
        {(items) => <CampaignTable campaigns={items} />}
      </PagedList>
    </Page>
  );
}

function CampaignTable({ campaigns }: { campaigns: Campaign[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCouponWords();
  const columns: Column<Campaign>[] = [
    {
      key: 'campaign',
      header: t('admin.campaign'),
      primary: true,
      cell: (campaign) => (
        <Link
          to="/admin/coupons/$campaignId"
          params={{ campaignId: campaign.campaignId }}
          className="block py-1 underline-offset-4 hover:underline"
        >
          <span className="block font-semibold">{words.name(campaign)}</span>
          <span className="block text-sm font-normal text-muted">
            {t(`admin.kind.${campaign.kind}`)} · {words.off(campaign.discount)}
          </span>
        </Link>
      ),
    },
    {
      key: 'phase',
      header: t('admin.phase'),
      cell: (campaign) => (
        <Badge tone={phaseTone[campaign.phase]}>{t(`coupons.phase.${campaign.phase}`)}</Badge>
      ),
    },
    {
      key: 'claimed',
      header: t('admin.claimed'),
      numeric: true,
      cell: (campaign) => `${format.number(campaign.claimed)} / ${format.number(campaign.total)}`,
    },
    { key: 'used', header: t('admin.used'), numeric: true, cell: (campaign) => format.number(campaign.used) },
    {
      key: 'opens',
      header: t('admin.opensAt'),
      numeric: true,
      cell: (campaign) => (campaign.opensAt === null ? '—' : format.dateTime(campaign.opensAt)),
    },
  ];
  return (
    <Table
      caption={t('admin.campaignsTitle')}
      columns={columns}
      rows={campaigns}
      rowKey={(campaign) => campaign.campaignId}
    />
  );
}
