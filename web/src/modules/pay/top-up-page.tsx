import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deposit, payKey } from '../../api/pay.ts';
import { startTopUp } from '../../api/payments.ts';
import { siteQuery } from '../../api/site.ts';
import { useCommand } from '../../api/use-command.ts';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { AmountForm } from './amount-form.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { PaymentResult } from './payment-result.tsx';
import { type TopUpWay, TopUpWays } from './top-up-ways.tsx';

/** Sandbox money is for the demo, at once; real money comes through the gateway. */
export function TopUpPage() {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<TopUpWay>('sandbox');
  const sandbox = useCommand({
    name: 'deposit',
    run: deposit,
    onDone: () => void queryClient.invalidateQueries({ queryKey: payKey }),
  });
  const card = useCommand({
    name: 'top-up',
    run: startTopUp,
    onDone: ({ data }) =>
      void navigate({ to: '/pay/checkout/$paymentId', params: { paymentId: data.paymentId } }),
  });
  const demo = site.data?.mode === 'demo';
  const way = demo ? chosen : 'card';
  const done = sandbox.state.phase === 'done' ? sandbox.state.answer : null;
  const confirm = (amount: string) =>
    t(way === 'card' ? 'payments.topUpByCard' : 'pay.topUpConfirm', { amount });
  return (
    <Page
      title={t('pay.topUpTitle')}
      lead={
        done === null && site.data !== undefined
          ? t(demo ? 'pay.topUpLead' : 'payments.topUpLead')
          : undefined
      }
      narrow
      back={<BackToWallet />}
    >
      {done !== null ? (
        <PaymentResult
          title={t('pay.topUpDoneTitle')}
          answer={done}
          line={(amount) => t('pay.topUpDone', { amount })}
        />
      ) : site.data === undefined ? (
        site.isError || site.fetchStatus === 'paused' ? (
          <ErrorState error={site.error} onRetry={() => void site.refetch()} />
        ) : (
          <ListSkeleton rows={3} />
        )
      ) : (
        <AmountForm title={t('pay.topUpTitle')} confirm={confirm} command={way === 'card' ? card : sandbox}>
          {demo && <TopUpWays value={way} onChange={setChosen} />}
        </AmountForm>
      )}
    </Page>
  );
}
