import { useInfiniteQuery } from '@tanstack/react-query';
import { UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../../../api/admin.ts';
import { cleaned } from '../../../../api/search.ts';
import type { Member } from '../../../../api/types.ts';
import { Avatar } from '../../../../ui/avatar.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FilterField } from '../../../../ui/filter-field.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { useDebounced } from '../../../../ui/use-debounced.ts';

type Props = { member: Member | null; onChange: (member: Member) => void; error: string | null };

/** Whose it will be. */
export function MemberPicker({ member, onChange, error }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <h2 className="mb-3 text-lg font-bold">{t('admin.member')}</h2>
      <div className="flex flex-wrap items-center gap-4">
        {member !== null && (
          <p className="flex min-w-0 flex-1 items-center gap-3">
            <Avatar name={member.name} picture={member.picture} />
            <span className="min-w-0">
              <span className="block font-semibold">{member.name}</span>
              <span className="block truncate text-sm text-muted">{member.email}</span>
            </span>
          </p>
        )}
        <Button
          size="sm"
          variant={member === null ? 'primary' : 'secondary'}
          icon={<UserSearch aria-hidden="true" className="size-4.5" />}
          aria-invalid={error !== null || undefined}
          onClick={() => setOpen(true)}
        >
          {t(member === null ? 'shopAdmin.drafts.pickMember' : 'shopAdmin.drafts.otherMember')}
        </Button>
      </div>
      {error !== null && (
        <p role="alert" className="mt-2 font-medium text-bad">
          {error}
        </p>
      )}
      {isOpen && (
        <Picker
          onPick={(picked) => {
            onChange(picked);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function Picker({ onPick, onClose }: { onPick: (member: Member) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = cleaned(useDebounced(typed));
  const members = useInfiniteQuery(membersQuery({ q, status: ['active', 'dormant'] }));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('shopAdmin.drafts.pickMember')}>
      <FilterField label={t('admin.membersSearch')} value={typed} onChange={setTyped} />
      <PagedList
        query={members}
        empty={<EmptyState icon={<UserSearch aria-hidden="true" />} title={t('admin.noMembers')} />}
      >
        {(items) => (
          <ul className="mt-3 flex flex-col">
            {items.map((member) => (
              <li key={member.accountId}>
                <button
                  type="button"
                  onClick={() => onPick(member)}
                  className="flex w-full items-center gap-3 rounded-xl px-2 py-2 text-left hover:bg-sunken"
                >
                  <Avatar name={member.name} picture={member.picture} size="sm" />
                  <span className="min-w-0">
                    <span className="block font-semibold">{member.name}</span>
                    <span className="block truncate text-sm text-muted">{member.email}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Dialog>
  );
}
