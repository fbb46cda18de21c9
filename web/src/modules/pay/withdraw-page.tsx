import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { payKey, withdraw } from '../../api/pay.ts';
import { useCommand } from '../../api/use-command.ts';
import { Page } from '../../ui/page.tsx';
import { AmountForm } from './amount-form.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { PaymentResult } from './payment-result.tsx';

export function WithdrawPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: 'withdrawal',
    run: withdraw,
    onDone: () => void queryClient.invalidateQueries({ queryKey: payKey }),
  });
  const done = command.state.phase === 'done' ? command.state.answer : null;
  return (
    <Page
      title={t('pay.withdrawTitle')}
      lead={done === null ? t('pay.withdrawLead') : undefined}
      narrow
      back={<BackToWallet />}
    >
      {done !== null ? (
        <PaymentResult
          title={t('pay.withdrawDoneTitle')}
          answer={done}
          line={(amount) => t('pay.withdrawDone', { amount })}
        />
      ) : (
        <AmountForm
          title={t('pay.withdrawTitle')}
          confirm={(amount) => t('pay.withdrawConfirm', { amount })}
          command={command}
          outgoing
        />
      )}
    </Page>
  );
}
