import { useBlocker } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';

/** Where paying leads, also by way of the wallet: nobody is asked on the way there. */
const ON_THE_WAY = /^\/(pay\/|tickets\/(reservations|holds)\/|terms)/;

/** Whoever leaves without paying is told for how long the places are still theirs. Closing the tab loses nothing either. */
export function LeaveGuard({ isDone }: { isDone: RefObject<boolean> }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      !isDone.current && current.pathname !== next.pathname && !ON_THE_WAY.test(next.pathname),
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title={t('ticketsBuying.holdPage.leaveTitle')}
      description={t('ticketsBuying.holdPage.leaveLead')}
      confirmLabel={t('ticketsBuying.holdPage.leave')}
      onConfirm={() => blocker.proceed?.()}
    />
  );
}
