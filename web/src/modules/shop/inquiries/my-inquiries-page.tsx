import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { myInquiriesQuery } from '../../../api/shop-community.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { BackToShop } from '../browse/shop-head.tsx';
import { Thumb } from '../orders/thumb.tsx';
import { InquiryRow } from './inquiry-row.tsx';

/** What the member has asked, about whatever product. */
export function MyInquiriesPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const inquiries = useInfiniteQuery(myInquiriesQuery);
  return (
    <Page title={t('shop.inquiries.myTitle')} lead={t('shop.inquiries.myLead')} back={<BackToShop />}>
      <PagedList
        query={inquiries}
        empty={
          <EmptyState
            icon={<MessageCircleQuestion aria-hidden="true" />}
            title={t('shop.inquiries.noneMine')}
            action={
              <Link to="/shop" className={buttonClass('primary')}>
                {t('shop.toShop')}
              </Link>
            }
          >
            {t('shop.inquiries.noneMineLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="flex flex-col gap-4">
            {items.map((inquiry) => (
              <li key={inquiry.inquiryId}>
                <Card className="pb-2!">
                  {inquiry.product !== undefined && (
                    <Link
                      to="/shop/products/$productId"
                      params={{ productId: inquiry.productId }}
                      className="flex items-center gap-3 rounded-xl font-semibold hover:underline"
                    >
                      <Thumb picture={inquiry.product.picture} productId={inquiry.productId} size="sm" />
                      <span className="min-w-0 truncate">{local(inquiry.product.name)}</span>
                    </Link>
                  )}
                  <InquiryRow inquiry={inquiry} />
                </Card>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
