import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Hourglass, PartyPopper } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { leaveWaitlist, waitlistKey } from '../../../api/tickets.ts';
import { holdsKey, releaseHold } from '../../../api/tickets-seats.ts';
import type { Waiting } from '../../../api/tickets-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { clock } from '../../../ui/cool-down.tsx';
import { cx } from '../../../ui/cx.ts';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useShowTime } from '../show-time.ts';

type Props = {
  waiting: Waiting;
  /** It stands on the page of its performance: what it is about is said there. */
  isBare?: boolean;
};

/** One's place on a waiting list, or the seats that one is offered and for how long. */
export function WaitingCard({ waiting, isBare = false }: Props) {
  const { t } = useTranslation();
  const show = useShowTime();
  const local = useLocal();
  const isOffer = waiting.status === 'offered';
  return (
    <div
      className={cx(
        'flex flex-col gap-3 rounded-2xl p-4',
        isOffer ? 'bg-good-soft' : isBare ? 'bg-sunken/70' : 'border border-line bg-surface',
      )}
    >
      {!isBare && (
        <div className="flex flex-wrap items-start justify-between gap-2">
          <div>
            <h2 className="font-bold">
              <Link
                to="/tickets/performances/$performanceId"
                params={{ performanceId: waiting.performanceId }}
                search={{ round: waiting.roundId }}
                className="hover:underline"
              >
                {local(waiting.title)}
              </Link>
            </h2>
            <p className="tnum text-sm text-muted">{show.full(waiting.startsAt)}</p>
          </div>
          <Badge tone={isOffer ? 'good' : waiting.status === 'waiting' ? 'info' : 'neutral'}>
            {t(`tickets.waitlist.status.${waiting.status}`)}
          </Badge>
        </div>
      )}
      {isOffer && waiting.holdId !== null ? (
        <Offer waiting={waiting} holdId={waiting.holdId} />
      ) : (
        <Place waiting={waiting} />
      )}
    </div>
  );
}

function Wish({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation();
  return (
    <span>
      {[
        t('tickets.waitlist.wish', { count: waiting.quantity }),
        waiting.together && waiting.quantity > 1 ? t('tickets.waitlist.wishTogether') : null,
        waiting.grades === null ? null : waiting.grades.join(', '),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    </span>
  );
}

function Place({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isLeaving, setLeaving] = useState(false);
  const { ahead } = waiting;
  if (waiting.status !== 'waiting') {
    return (
      <p className="text-sm text-muted">
        <Wish waiting={waiting} />
      </p>
    );
  }
  return (
    <>
      <div className="flex items-center gap-3">
        <Hourglass aria-hidden="true" className="size-5 shrink-0 text-info" />
        <p role="status" className="tnum min-w-0 flex-1">
          <span className="block font-bold">
            {ahead === null
              ? t('tickets.waitlist.status.waiting')
              : ahead === 0
                ? t('tickets.waitlist.first')
                : t('tickets.waitlist.ahead', { count: ahead, shown: format.number(ahead) })}
          </span>
          <span className="block text-sm text-muted">
            <Wish waiting={waiting} />
          </span>
        </p>
        <Button variant="ghost" size="sm" onClick={() => setLeaving(true)}>
          {t('tickets.waitlist.leave')}
        </Button>
      </div>
      {isLeaving && (
        <GiveUp
          name={`wait-leave:${waiting.roundId}`}
          words="leave"
          run={(key) => leaveWaitlist(waiting.roundId, key)}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}

function Offer({ waiting, holdId }: { waiting: Waiting; holdId: string }) {
  const { t } = useTranslation();
  const now = useServerNow();
  const [isDeclining, setDeclining] = useState(false);
  const left =
    waiting.expiresAt === null ? null : Math.max(0, Math.ceil((Date.parse(waiting.expiresAt) - now) / 1000));
  return (
    <>
      <div className="flex gap-3">
        <PartyPopper aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-good" />
        <div role="status">
          <p className="text-lg font-bold text-good">{t('tickets.waitlist.offered')}</p>
          <p className="text-sm">
            <Wish waiting={waiting} /> · {t('tickets.waitlist.offeredLead')}
          </p>
        </div>
      </div>
      {left !== null && (
        // Silent for a screen reader unless it is asked: it changes every second.
        <p role="timer" className={cx('tnum font-bold', left < 60 ? 'text-bad' : 'text-good')}>
          {left === 0
            ? t('tickets.waitlist.offerOver')
            : t('tickets.waitlist.offeredFor', { time: clock(left) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Link
          to="/tickets/holds/$holdId"
          params={{ holdId }}
          className={buttonClass('primary', 'md', 'flex-1')}
        >
          {t('tickets.waitlist.toOffer')}
        </Link>
        <Button variant="ghost" onClick={() => setDeclining(true)}>
          {t('tickets.waitlist.decline')}
        </Button>
      </div>
      {isDeclining && (
        <GiveUp
          name={`offer-decline:${holdId}`}
          words="decline"
          run={(key) => releaseHold(holdId, key)}
          onClose={() => setDeclining(false)}
        />
      )}
    </>
  );
}

type GiveUpProps = {
  name: string;
  words: 'leave' | 'decline';
  run: (key: string) => ReturnType<typeof leaveWaitlist> | ReturnType<typeof releaseHold>;
  onClose: () => void;
};

function GiveUp({ name, words, run, onClose }: GiveUpProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: waitlistKey });
    void queryClient.invalidateQueries({ queryKey: holdsKey });
  };
  const command = useCommand<null, unknown>({
    name,
    run: (_, key) => run(key),
    onDone: () => {
      const said = t(words === 'leave' ? 'tickets.waitlist.left' : 'tickets.waitlist.declined');
      toast(said);
      announce(said);
      refresh();
      onClose();
    },
    onRefused: refresh,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`tickets.waitlist.${words}Title`)}
      description={t(`tickets.waitlist.${words}Lead`)}
      confirmLabel={t(`tickets.waitlist.${words}`)}
      danger
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(null)}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
