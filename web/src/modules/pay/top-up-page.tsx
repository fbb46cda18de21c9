import { useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deposit } from '../../api/pay.ts';
import { siteQuery } from '../../api/site.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { SingleAmountPage } from './single-amount-page.tsx';

export function TopUpPage() {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  // Sandbox money is for the demo; a real installation needs a gateway.
  if (site.data?.mode === 'production') {
    return (
      <Page title={t('pay.topUpTitle')} narrow back={<BackToWallet />}>
        <EmptyState icon={<CreditCard aria-hidden="true" />} title={t('pay.topUpTitle')}>
          {t('pay.topUpClosed')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <SingleAmountPage
      name="deposit"
      title={t('pay.topUpTitle')}
      doneTitle={t('pay.topUpDoneTitle')}
      lead={t('pay.topUpLead')}
      run={deposit}
      confirm={(amount) => t('pay.topUpConfirm', { amount })}
      done={(amount) => t('pay.topUpDone', { amount })}
    />
  );
}
