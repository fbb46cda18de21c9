import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/admin.ts';
import type { Member, MemberStatus, Role } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { StatusBadge } from './status-badge.tsx';
import { useDebounced } from './use-debounced.ts';
import { WalletBadge } from './wallet-badge.tsx';

const statuses: readonly MemberStatus[] = ['active', 'dormant', 'deleted'];

export function MembersPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [status, setStatus] = useState<MemberStatus | ''>('');
  const q = useDebounced(text.trim());
  const members = useInfiniteQuery(
    membersQuery(q, role === '' ? undefined : role, status === '' ? undefined : status),
  );
  return (
    <Page title={t('admin.membersTitle')}>
      <div className="mb-5 grid grid-cols-1 gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_11rem]">
        <Field
          label={t('admin.search')}
          type="search"
          placeholder={t('admin.membersSearch')}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t('admin.role')}
          value={role}
          onChange={(event) =>
            setRole(
              event.target.value === 'admin' ? 'admin' : event.target.value === 'member' ? 'member' : '',
            )
          }
          options={[
            { value: '', label: t('admin.allRoles') },
            { value: 'member', label: t('admin.roles.member') },
            { value: 'admin', label: t('admin.roles.admin') },
          ]}
        />
        <Select
          label={t('admin.memberStatus')}
          value={status}
          onChange={(event) => setStatus(statuses.find((known) => known === event.target.value) ?? '')}
          options={[
            { value: '', label: t('admin.allStatuses') },
            ...statuses.map((value) => ({ value, label: t(`admin.memberStatuses.${value}`) })),
          ]}
        />
      </div>
      <PagedList
        query={members}
        empty={
          <EmptyState icon={<UserSearch aria-hidden="true" />} title={t('admin.noMembers')}>
            {t('admin.noMembersLead')}
          </EmptyState>
        }
      >
        {(items) => <MemberTable members={items} />}
      </PagedList>
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
      cell: (member) => format.date(member.createdAt),
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
