import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { hasCode } from '../../../api/error.ts';
import { useSession } from '../../../api/hooks.ts';
import { subscribe } from '../../../api/stream.ts';
import { type Hold, holdQuery } from '../../../api/tickets-seats.ts';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { CheckoutSkeleton } from './checkout-skeleton.tsx';
import { heldLately, keepHeld } from './held-lately.ts';
import { HoldForm, type Paying } from './hold-form.tsx';
import { HoldOver, InPayment } from './hold-over.tsx';
import { useReserve } from './use-reserve.ts';

const route = getRouteApi('/member/tickets/holds/$holdId');

/** Paying for places that are set aside, or what became of them. */
export function HoldPage() {
  const { holdId } = route.useParams();
  return <OfHold key={holdId} holdId={holdId} />;
}

function OfHold({ holdId }: { holdId: string }) {
  const { t } = useTranslation();
  const query = useQuery({ ...holdQuery(holdId), refetchInterval: 30_000 });
  // The server forgets a hold that is over; which places it had is still known here, also after a reload.
  const last = useRef<Hold | undefined>(undefined);
  if (query.data !== undefined) last.current = query.data;
  const hold = last.current;
  const session = useSession();
  const accountId = session.status === 'member' ? session.account.accountId : null;
  useEffect(() => {
    if (accountId !== null && query.data !== undefined) keepHeld(accountId, query.data);
  }, [accountId, query.data]);
  const held = hold ?? (accountId === null ? undefined : heldLately(accountId, holdId));
  const isEnded = useEnded(holdId);
  const paying = usePaying(holdId);
  const { isUndecided } = paying;
  return (
    <Page
      title={t('ticketsBuying.holdPage.title')}
      back={
        held && (
          <Link to="/tickets/rounds/$roundId" params={{ roundId: held.roundId }} className={backClass}>
            <BackIcon />
            {t('ticketsBuying.holdPage.toSeats')}
          </Link>
        )
      }
    >
      {hasCode(query.error, 'tickets.hold-not-found') && !isUndecided ? (
        <HoldOver hold={held} isEnded={isEnded} />
      ) : hold !== undefined ? (
        <Held hold={hold} paying={paying} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <CheckoutSkeleton />
      )}
    </Page>
  );
}

/** Paying outlives its form: nobody is told that they have not paid while that is not known. */
function usePaying(holdId: string): Paying {
  const isDone = useRef(false);
  const onLeave = useCallback(() => {
    isDone.current = true;
  }, []);
  const reserve = useReserve(holdId, onLeave);
  const { busy, error, state } = reserve;
  const isUndecided = busy || state.phase === 'done' || error?.outcomeUnknown === true;
  return { reserve, isDone, onLeave, isUndecided };
}

/** Whether the box office has taken it back while its page was open. */
function useEnded(holdId: string): boolean {
  const [ended, setEnded] = useState<string | null>(null);
  useEffect(
    () =>
      subscribe('me', ({ event, data }) => {
        const told = data as { holdId?: string; status?: string };
        if (event === 'hold' && told.holdId === holdId && told.status === 'ended') setEnded(holdId);
      }),
    [holdId],
  );
  return ended === holdId;
}

function Held({ hold, paying }: { hold: Hold; paying: Paying }) {
  const now = useServerNow();
  if (paying.isUndecided) return <HoldForm hold={hold} paying={paying} />;
  if (hold.kind === 'payment') return <InPayment hold={hold} />;
  return now >= Date.parse(hold.expiresAt) ? (
    <HoldOver hold={hold} />
  ) : (
    <HoldForm hold={hold} paying={paying} />
  );
}
