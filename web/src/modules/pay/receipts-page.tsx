import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Outcome, receiptsQuery } from '../../api/pay.ts';
import type { Receipt } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { ReceiptView } from './receipt-view.tsx';

export function ReceiptsPage() {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome | 'all'>('all');
  const [open, setOpen] = useState<Receipt | null>(null);
  const receipts = useInfiniteQuery(receiptsQuery(outcome === 'all' ? undefined : outcome));
  return (
    <Page title={t('pay.receiptsTitle')} lead={t('pay.receiptsLead')} narrow back={<BackToWallet />}>
      <div className="mb-4">
        <Segmented
          label={t('pay.receiptsTitle')}
          value={outcome}
          onChange={setOutcome}
          tabs={[
            { value: 'all', label: t('pay.outcomeAll') },
            { value: 'accepted', label: <Label icon={<CircleCheck />} text={t('pay.outcome.accepted')} /> },
            { value: 'refused', label: <Label icon={<CircleX />} text={t('pay.outcome.refused')} /> },
          ]}
        />
      </div>
      <PagedList
        query={receipts}
        empty={
          <EmptyState icon={<ReceiptText aria-hidden="true" />} title={t('pay.noReceipts')}>
            {t('pay.noReceiptsLead')}
          </EmptyState>
        }
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
    </Page>
  );
}

function Label({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 [&>svg]:size-4">
      {icon}
      {text}
    </span>
  );
}
