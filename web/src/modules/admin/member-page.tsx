import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ReceiptText, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberQuery, memberReceiptsQuery, memberStatementQuery } from '../../api/admin.ts';
import type { Receipt } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { MovementList } from '../pay/movement-list.tsx';
import { MovementSheet } from '../pay/movement-sheet.tsx';
import { ReceiptList } from '../pay/receipt-list.tsx';
import { ReceiptView } from '../pay/receipt-view.tsx';
import { MemberActions } from './member-actions.tsx';
import { MemberWaysIn } from './member-ways-in.tsx';
import { StatusBadge } from './status-badge.tsx';
import { WalletBadge } from './wallet-badge.tsx';

const route = getRouteApi('/admin/members/$accountId');

export function MemberPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { accountId } = route.useParams();
  const query = useQuery(memberQuery(accountId));
  const [tab, setTab] = useState<'statement' | 'receipts'>('statement');
  const member = query.data;
  return (
    <Page
      title={member?.name ?? t('admin.member')}
      hideTitle
      back={
        <Link to="/admin/members" className={backClass}>
          <BackIcon />
          {t('admin.membersTitle')}
        </Link>
      }
    >
      {member === undefined &&
        (query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton />
        ))}
      {member !== undefined && (
        <>
          <div className="mb-5 flex items-center gap-4">
            <Avatar name={member.name} picture={member.picture} size="lg" />
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 text-2xl font-extrabold">
                {member.name}
                <WalletBadge status={member.walletStatus} />
                {member.role === 'admin' && <Badge tone="accent">{t('admin.roles.admin')}</Badge>}
                <StatusBadge status={member.status} />
              </p>
              <p className="flex flex-wrap items-center gap-2 text-muted">
                {member.email}
                {member.status !== 'deleted' && (
                  <Badge tone={member.emailVerified ? 'good' : 'warn'}>
                    {t(member.emailVerified ? 'accounts.emailVerified' : 'accounts.emailUnverified')}
                  </Badge>
                )}
              </p>
              <p className="flex items-center text-sm text-muted">
                <code className="font-mono">{member.accountId}</code>
                <CopyButton value={member.accountId} />
              </p>
            </div>
          </div>
          <Card className="mb-8">
            <dl className="mb-5 grid grid-cols-2 gap-4 sm:grid-cols-4">
              <Figure label={t('admin.balance')} value={format.won(member.balance)} />
              <Figure label={t('admin.held')} value={format.won(member.held)} />
              <Figure label={t('admin.joined')} value={format.date(member.createdAt)} />
              <Figure label={t('admin.lastActive')} value={format.relative(member.lastActiveAt)} />
            </dl>
            {member.status !== 'deleted' && <MemberActions member={member} />}
          </Card>
          {member.status !== 'deleted' && <MemberWaysIn member={member} />}
          <Tabs
            label={member.name}
            value={tab}
            onChange={setTab}
            tabs={[
              { value: 'statement', label: t('admin.statement') },
              { value: 'receipts', label: t('admin.receipts') },
            ]}
          >
            {tab === 'statement' ? (
              <MemberStatement accountId={accountId} />
            ) : (
              <MemberReceipts accountId={accountId} />
            )}
          </Tabs>
        </>
      )}
    </Page>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="tnum text-xl font-bold">{value}</dd>
    </div>
  );
}

function MemberStatement({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const statement = useInfiniteQuery(memberStatementQuery(accountId));
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <PagedList
        query={statement}
        empty={<EmptyState icon={<ScrollText aria-hidden="true" />} title={t('pay.noMoves')} />}
      >
        {(items) => <MovementList items={items} onOpen={setOpenId} />}
      </PagedList>
      <MovementSheet transferId={openId} onClose={() => setOpenId(null)} />
    </>
  );
}

function MemberReceipts({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const receipts = useInfiniteQuery(memberReceiptsQuery(accountId));
  const [open, setOpen] = useState<Receipt | null>(null);
  return (
    <>
      <PagedList
        query={receipts}
        empty={<EmptyState icon={<ReceiptText aria-hidden="true" />} title={t('pay.noReceipts')} />}
      >
        {(items) => <ReceiptList items={items} onOpen={setOpen} />}
      </PagedList>
      <Dialog
        open={open !== null}
        onOpenChange={(next) => !next && setOpen(null)}
        title={t('pay.receiptDetail')}
      >
        {open !== null && <ReceiptView receipt={open} />}
      </Dialog>
    </>
  );
}
