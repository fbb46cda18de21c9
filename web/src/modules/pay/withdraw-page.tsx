import { useTranslation } from 'react-i18next';
import { withdraw } from '../../api/pay.ts';
import { SingleAmountPage } from './single-amount-page.tsx';

export function WithdrawPage() {
  const { t } = useTranslation();
  return (
    <SingleAmountPage
      name="withdrawal"
      title={t('pay.withdrawTitle')}
      doneTitle={t('pay.withdrawDoneTitle')}
      lead={t('pay.withdrawLead')}
      run={withdraw}
      confirm={(amount) => t('pay.withdrawConfirm', { amount })}
      done={(amount) => t('pay.withdrawDone', { amount })}
      outgoing
    />
  );
}
