import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CircleCheck, MessageCircleQuestion } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminInquiry } from '../../../../api/shop-admin-types.ts';
import { adminInquiriesQuery } from '../../../../api/shop-admin-voices.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Page } from '../../../../ui/page.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { InquiryCard } from './inquiry-card.tsx';
import { inquiryStatus } from './voices-address.ts';

const route = getRouteApi('/admin/shop/inquiries');
const TABS = ['open', 'answered', 'hidden'] as const;

/** What members ask about products; what nobody has answered stands first, the oldest on top. */
export function InquiriesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const status = inquiryStatus(route.useSearch());
  const navigate = route.useNavigate();
  const inquiries = useInfiniteQuery({ ...adminInquiriesQuery({ status }), refetchInterval: 30_000 });
  const counts = inquiries.data?.pages[0]?.counts;
  return (
    <Page title={t('shopAdmin.inquiries.title')} lead={t('shopAdmin.inquiries.lead')}>
      <div className="mb-5">
        <Segmented
          label={t('shopAdmin.orders.status')}
          value={status}
          onChange={(next) =>
            void navigate({ search: next === 'open' ? {} : { status: next }, replace: true })
          }
          tabs={TABS.map((value) => ({
            value,
            label: `${t(`shopAdmin.inquiries.tabs.${value}`)}${counts?.[value] === undefined ? '' : ` ${format.number(counts[value])}`}`,
          }))}
        />
      </div>
      <PagedList
        query={inquiries}
        empty={
          <EmptyState
            icon={
              status === 'open' ? (
                <CircleCheck aria-hidden="true" />
              ) : (
                <MessageCircleQuestion aria-hidden="true" />
              )
            }
            title={t(`shopAdmin.inquiries.none.${status}`)}
          >
            {status === 'open' && t('shopAdmin.inquiries.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <List key={status} inquiries={items} />}
      </PagedList>
    </Page>
  );
}

function List({ inquiries }: { inquiries: AdminInquiry[] }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** Whoever has answered one goes on with the next, without the mouse. */
  const goOn = (inquiryId: string) => {
    const at = inquiries.findIndex((one) => one.inquiryId === inquiryId);
    const next = [...inquiries.slice(at + 1), ...inquiries.slice(0, at)].find(
      ({ status }) => status === 'open',
    );
    setOpenId(next?.inquiryId ?? null);
    if (next === undefined) list.current?.focus();
  };
  return (
    <ul ref={list} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {inquiries.map((inquiry) => (
        <InquiryCard
          key={inquiry.inquiryId}
          inquiry={inquiry}
          isOpen={openId === inquiry.inquiryId}
          onOpen={() => setOpenId(inquiry.inquiryId)}
          onClose={() => setOpenId(null)}
          onAnswered={() => goOn(inquiry.inquiryId)}
        />
      ))}
    </ul>
  );
}
