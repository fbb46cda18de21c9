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

/** Of a round that has no seat left: the way onto its waiting list, or the member's own place in it. */
export function WaitBox({ round }: { round: Pick<ShownRound, 'roundId' | 'stateNow'> }) {
  const { t } = useTranslation();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const [isJoining, setJoining] = useState(false);
  const isMember = session.status === 'member';
  const canWait = round.stateNow === 'sold-out' || round.stateNow === 'on-sale';
  const own = useQuery({ ...waitingQuery(round.roundId), enabled: isMember && canWait });
  if (!canWait) return null;
  if (own.data?.status === 'waiting' || own.data?.status === 'offered') {
    return <WaitingCard waiting={own.data} isBare />;
  }
  // Whoever can choose a seat is not asked to wait for one.
  if (round.stateNow !== 'sold-out') return null;
  return (
    <div className="rounded-2xl bg-sunken/70 p-4">
      <p className="font-bold">{t('tickets.waitlist.title')}</p>
      <p className="mt-0.5 mb-3 text-sm text-muted">{t('tickets.waitlist.lead')}</p>
      {session.status === 'guest' ? (
        <Link to="/sign-in" search={{ next }} className={buttonClass('outline', 'md', 'w-full')}>
          {t('tickets.waitlist.signIn')}
        </Link>
      ) : (
        <Button
          variant="outline"
          className="w-full"
          disabled={!isMember || own.isPending}
          onClick={() => setJoining(true)}
        >
          {t('tickets.waitlist.join')}
        </Button>
      )}
      {isJoining && <JoinDialog roundId={round.roundId} onClose={() => setJoining(false)} />}
    </div>
  );
}
