import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CircleHelp, LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/client.ts';
import { landing } from '../../api/landing.ts';
import { payKey } from '../../api/pay.ts';
import { abandonPayment, confirmPayment, paymentQuery, paymentsKey } from '../../api/payments.ts';
import type { ConfirmBody, Payment } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { cx } from '../../ui/cx.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { UnknownOutcome } from '../pay/unknown-outcome.tsx';
import { BackFrom } from './back-from.tsx';
import { type CameBack, cameBack, isOpen } from './came-back.ts';
import { Outcome } from './outcome.tsx';
import { watchedPayment } from './watched-payment.ts';

const route = getRouteApi('/member/pay/checkout/$paymentId/return');

/** Where a gateway sends the customer back to. It tells the server what came back, once, and shows what is so. */
export function ReturnPage() {
  const { t } = useTranslation();
  const { paymentId } = route.useParams();
  const query = useQuery(watchedPayment(paymentId));
  return (
    <Page title={t('payments.returnTitle')} narrow back={<BackFrom payment={query.data} />}>
      {query.data !== undefined ? (
        <Settle key={paymentId} payment={query.data} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Asking />
      )}
    </Page>
  );
}

type Settlement = Exclude<CameBack, { kind: 'look' }>;

const settle = (paymentId: string, told: Settlement, key: string): Promise<Answer<Payment>> =>
  told.kind === 'confirm'
    ? confirmPayment(paymentId, told.body satisfies ConfirmBody, key)
    : abandonPayment(paymentId, { reason: told.reason }, key);

function Settle({ payment }: { payment: Payment }) {
  const { t } = useTranslation();
  const { paymentId } = payment;
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  // Said once, as the page was opened; what the payment becomes meanwhile does not change what came back.
  const [told] = useState(() =>
    landing.path === window.location.pathname
      ? cameBack(landing.parameters, payment)
      : { kind: 'look' as const },
  );
  const forget = () =>
    void navigate({ to: '/pay/checkout/$paymentId/return', params: { paymentId }, replace: true });
  const forgetParameters = useRef(forget);
  const command = useCommand({
    name: `payment-return:${paymentId}`,
    run: (body: Settlement, key) => settle(paymentId, body, key),
    onDone: ({ data }) => {
      queryClient.setQueryData(paymentQuery(paymentId).queryKey, data);
      void queryClient.invalidateQueries({ queryKey: paymentsKey });
      void queryClient.invalidateQueries({ queryKey: payKey });
      // What came back has been used: a reload, or somebody who finds the address, begins nothing.
      forget();
    },
    onRefused: (error) => {
      void queryClient.invalidateQueries({ queryKey: paymentsKey });
      if (!error.outcomeUnknown) forget();
    },
  });
  const { submit } = command;
  const begun = useRef(false);
  useEffect(() => {
    if (told.kind !== 'look') {
      begun.current = true;
      submit(told);
    } else if (window.location.search !== '') forgetParameters.current();
  }, [told, submit]);

  const { state, busy } = command;
  const decided = state.phase === 'done' || (state.phase === 'refused' && !state.error.outcomeUnknown);
  // As long as the server has not decided what came back, nobody may say that nothing was charged.
  const undecided = told.kind !== 'look' && !decided && isOpen(payment.status);
  const stopped = undecided && !busy && begun.current;
  return (
    <div className="flex flex-col gap-5">
      <UnknownOutcome error={command.error} />
      <CommandWait command={command} />
      {undecided ? <Asking stopped={stopped} /> : <Outcome payment={payment} />}
      {stopped && (
        <Button size="lg" onClick={() => submit(told)}>
          {t('payments.askAgain')}
        </Button>
      )}
    </div>
  );
}

/** Nobody knows yet: the server is being asked, or could not be reached. */
function Asking({ stopped = false }: { stopped?: boolean }) {
  const { t } = useTranslation();
  return (
    <Card>
      <div role="status" className="flex flex-col items-center gap-2 py-6 text-center">
        <span
          className={cx(
            'flex size-16 items-center justify-center rounded-full [&>svg]:size-8',
            stopped ? 'bg-warn-soft text-warn' : 'bg-info-soft text-info',
          )}
        >
          {stopped ? (
            <CircleHelp aria-hidden="true" />
          ) : (
            <LoaderCircle aria-hidden="true" className="animate-spin" />
          )}
        </span>
        <h2 className="mt-2 text-2xl font-extrabold">
          {t(stopped ? 'payments.notKnown' : 'payments.asking')}
        </h2>
        <p className="text-muted">{t(stopped ? 'payments.notKnownLead' : 'payments.askingLead')}</p>
      </div>
    </Card>
  );
}
