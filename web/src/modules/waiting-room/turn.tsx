import { PartyPopper } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import type { Entry } from '../../api/waiting-room.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { FormError } from '../../ui/states.tsx';
import { useAttention } from './attention.ts';
import { ConnectionNote } from './connection-note.tsx';
import { LeaveButton } from './leave-button.tsx';
import type { Waiting } from './use-waiting.ts';

/** One's turn: how long the door stays open; or, inside already, how long one may stay. */
export function Turn({ entry, waiting }: { entry: Entry; waiting: Waiting }) {
  const { t } = useTranslation();
  const now = useServerNow(250);
  const isInside = entry.status === 'inside';
  const until = (isInside ? entry.visitUntil : entry.callUntil) ?? entry.serverTime;
  const { visiting } = waiting;
  useAttention(!isInside);
  const said = t(isInside ? 'waitingRoom.turn.inside' : 'waitingRoom.turn.title');
  useEffect(() => announce(said), [said]);
  return (
    <>
      <Card className="flex flex-col gap-5 border-accent! bg-accent-soft">
        <div className="flex items-center gap-3">
          <PartyPopper aria-hidden="true" className="size-8 shrink-0 text-accent" />
          <p className="text-2xl font-extrabold">{said}</p>
        </div>
        <p>{t(isInside ? 'waitingRoom.turn.insideLead' : 'waitingRoom.turn.lead')}</p>
        <Countdown size="lg" targetMs={Date.parse(until)} nowMs={now} onEnd={waiting.reread} />
        <FormError error={visiting.error} />
        <CommandWait command={visiting} />
        <Button size="lg" loading={visiting.busy} onClick={() => visiting.submit(null)} autoFocus>
          {t(isInside ? 'waitingRoom.turn.goOn' : 'waitingRoom.turn.enter')}
        </Button>
        <ConnectionNote waiting={waiting} />
      </Card>
      <LeaveButton waiting={waiting} />
    </>
  );
}
