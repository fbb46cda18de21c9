import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UserSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/admin.ts';
import type { Member, MemberStatus, Role } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Condition } from './lists/conditions.ts';
import { OperatorList, useAsked } from './lists/operator-list.tsx';
import { StatusBadge } from './status-badge.tsx';
import { WalletBadge } from './wallet-badge.tsx';

const roles: readonly Role[] = ['member', 'admin'];
const statuses: readonly MemberStatus[] = ['active', 'dormant', 'deleted'];

export function MembersPage() {
  const { t } = useTranslation();
  const conditions: Condition[] = [
    {
      kind: 'choice',
      name: 'status',
      label: t('admin.memberStatus'),
      values: statuses,
      nameOf: (value) => t(`admin.memberStatuses.${value as MemberStatus}`),
    },
    {
      kind: 'choice',
      name: 'role',
      label: t('admin.role'),
      values: roles,
      nameOf: (value) => t(`admin.roles.${value as Role}`),
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('admin.joined') },
    { kind: 'dates', from: 'activeFrom', to: 'activeTo', label: t('admin.lastActive') },
  ];
  const asked = useAsked(conditions, ['newest', 'oldest', 'name']);
  const members = useInfiniteQuery(membersQuery(asked.query));
  return (
    <Page title={t('admin.membersTitle')}>
      <OperatorList
        asked={asked}
        answer={members}
        placeholder={t('admin.membersSearch')}
        file={{ path: '/admin/members/export', filename: t('admin.membersFile') }}
        empty={
          <EmptyState icon={<UserSearch aria-hidden="true" />} title={t('admin.noMembers')}>
            {t('admin.noMembersLead')}
          </EmptyState>
        }
      >
        {(items) => <MemberTable members={items} />}
      </OperatorList>
    </Page>
  );
}

function MemberTable({ members }: { members: Member[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Member>[] = [
    {
      key: 'member',
      header: t('admin.member'),
      primary: true,
      cell: (member) => (
        <Link
          to="/admin/members/$accountId"
          params={{ accountId: member.accountId }}
          className="flex items-center gap-3 py-1 underline-offset-4 hover:underline"
        >
          <Avatar name={member.name} picture={member.picture} />
          <span className="min-w-0">
            <span className="flex items-center gap-2 font-semibold">
              {member.name}
              {member.role === 'admin' && <Badge tone="accent">{t('admin.roles.admin')}</Badge>}
              <StatusBadge status={member.status} />
            </span>
            <span className="block text-sm font-normal text-muted">{member.email}</span>
          </span>
        </Link>
      ),
    },
    {
      key: 'wallet',
      header: t('admin.walletState'),
      cell: (member) => <WalletBadge status={member.walletStatus} />,
    },
    {
      key: 'balance',
      header: t('admin.balance'),
      numeric: true,
      cell: (member) => format.won(member.balance),
    },
    { key: 'held', header: t('admin.held'), numeric: true, cell: (member) => format.won(member.held) },
    {
      key: 'active',
      header: t('admin.lastActive'),
      numeric: true,
      cell: (member) => format.relative(member.lastActiveAt),
    },
    {
      key: 'joined',
      header: t('admin.joined'),
      numeric: true,
      cell: (member) => format.shortDate(member.createdAt),
    },
  ];
  return (
    <Table
      caption={t('admin.membersTitle')}
      columns={columns}
      rows={members}
      rowKey={(member) => member.accountId}
    />
  );
}
