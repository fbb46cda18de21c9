import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import type { Product } from '../../../api/shop.ts';
import { inquiriesQuery } from '../../../api/shop-community.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ProductSection } from '../product/product-sections.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { InquiryRow } from './inquiry-row.tsx';

/** What people want to know before they buy, and what the shop has answered. */
export function InquiryList({ product }: { product: Product }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const inquiries = useInfiniteQuery(inquiriesQuery(product.productId));
  return (
    <ProductSection
      name="inquiries"
      action={
        session.status === 'guest' ? (
          <Link to="/sign-in" search={{ next }} className={buttonClass('secondary', 'sm')}>
            {t('shop.inquiries.ask')}
          </Link>
        ) : (
          <Button variant="secondary" size="sm" onClick={() => setAsking(true)}>
            {t('shop.inquiries.ask')}
          </Button>
        )
      }
    >
      <PagedList
        query={inquiries}
        skeleton={<ListSkeleton rows={3} />}
        empty={
          <EmptyState icon={<MessageCircleQuestion aria-hidden="true" />} title={t('shop.inquiries.none')}>
            {t('shop.inquiries.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="divide-y divide-line border-y border-line">
            {items.map((inquiry) => (
              <li key={inquiry.inquiryId}>
                <InquiryRow inquiry={inquiry} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      <AskDialog product={product} open={isAsking} onOpenChange={setAsking} />
    </ProductSection>
  );
}
