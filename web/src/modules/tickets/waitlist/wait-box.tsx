import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { waitingQuery } from '../../../api/tickets.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { ShownRound } from '../browse/use-round-choice.ts';
import { JoinDialog } from './join-dialog.tsx';
import { WaitingCard } from './waiting-card.tsx';

type Props = {
  round: Pick<ShownRound, 'roundId' | 'stateNow'>;
  /** Told when the form opens and closes: whoever shows this box only while nothing is free keeps it until then. */
  onForm?: (isOpen: boolean) => void;
};

/** Of a round that has no seat left: the way onto its waiting list, or the member's own place in it. */
export function WaitBox({ round, onForm }: Props) {
  // The form stays with the round for which it was opened, whatever is freed, or shown beside it, meanwhile.
  const [joining, setJoining] = useState<string | null>(null);
  const open = (roundId: string | null) => {
    setJoining(roundId);
    onForm?.(roundId !== null);
  };
  return (
    <>
      <Box round={round} isJoining={joining === round.roundId} onJoin={() => open(round.roundId)} />
      {joining !== null && (
        <JoinDialog
          roundId={joining}
          hasSeats={joining === round.roundId && round.stateNow === 'on-sale'}
          onClose={() => open(null)}
        />
      )}
    </>
  );
}

type BoxProps = Pick<Props, 'round'> & { isJoining: boolean; onJoin: () => void };

function Box({ round, isJoining, onJoin }: BoxProps) {
  const { t } = useTranslation();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const isMember = session.status === 'member';
  const canWait = round.stateNow === 'sold-out' || round.stateNow === 'on-sale';
  const own = useQuery({ ...waitingQuery(round.roundId), enabled: isMember && canWait });
  if (!canWait) return null;
  if (own.data?.status === 'waiting' || own.data?.status === 'offered') {
    return <WaitingCard waiting={own.data} isBare />;
  }
  // Whoever can choose a seat is not asked to wait for one.
  if (round.stateNow !== 'sold-out' && !isJoining) return null;
  return (
    <div className="rounded-2xl bg-sunken/70 p-4">
      <p className="font-bold">{t('tickets.waitlist.title')}</p>
      <p className="mt-0.5 mb-3 text-sm text-muted">{t('tickets.waitlist.lead')}</p>
      {session.status === 'guest' ? (
        <Link to="/sign-in" search={{ next }} className={buttonClass('outline', 'md', 'w-full')}>
          {t('tickets.waitlist.signIn')}
        </Link>
      ) : (
        <Button variant="outline" className="w-full" disabled={!isMember || own.isPending} onClick={onJoin}>
          {t('tickets.waitlist.join')}
        </Button>
      )}
    </div>
  );
}
