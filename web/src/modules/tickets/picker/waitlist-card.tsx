import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import {
  joinWaitlist,
  leaveWaitlist,
  type Waiting,
  waitingQuery,
  waitlistKey,
} from '../../../api/tickets.ts';
import type { RoundSale } from '../../../api/tickets-seats.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import type { HallPlan } from './hall-plan.ts';
import type { SeatWords } from './use-seat-words.ts';

type Props = { round: RoundSale; plan: HallPlan; words: SeatWords; most: number };

/** Nothing is left: whoever joins the list is offered what comes back, in turn. */
export function WaitlistCard(props: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const { roundId } = props.round;
  const mine = useQuery({ ...waitingQuery(roundId), enabled: session.status === 'member', retry: false });
  const waiting = mine.data;
  const isIn = waiting !== undefined && (waiting.status === 'waiting' || waiting.status === 'offered');
  return (
    <section aria-labelledby="waitlist" className="flex flex-col gap-4">
      <div role="status">
        <h2 id="waitlist" className="text-lg font-bold">
          {t(isIn ? 'ticketsBuying.waitlist.in' : 'ticketsBuying.waitlist.title')}
        </h2>
        <p className="text-muted">
          {isIn && waiting.ahead !== null
            ? t('ticketsBuying.waitlist.ahead', { count: waiting.ahead })
            : t('ticketsBuying.waitlist.lead')}
        </p>
      </div>
      {session.status !== 'member' ? (
        <Link to="/sign-in" search={{ next }} className={buttonClass('primary', 'lg')}>
          {t('ticketsBuying.waitlist.signIn')}
        </Link>
      ) : isIn ? (
        <InList waiting={waiting} words={props.words} plan={props.plan} />
      ) : (
        <JoinForm {...props} />
      )}
    </section>
  );
}

function JoinForm({ round, plan, words, most }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [quantity, setQuantity] = useState(Math.min(2, most));
  const [isTogether, setTogether] = useState(true);
  const [grades, setGrades] = useState<readonly string[]>([]);
  const command = useCommand({
    name: `tickets-wait:${round.roundId}`,
    run: (body: Parameters<typeof joinWaitlist>[1], key) => joinWaitlist(round.roundId, body, key),
    onDone: () => void queryClient.invalidateQueries({ queryKey: waitlistKey }),
  });
  const sold = plan.map.grades.flatMap(({ key }, index) =>
    words.priceOf(index) === null ? [] : [{ key, name: words.grade(index) }],
  );
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <p className="font-bold">{t('ticketsBuying.quantity.question')}</p>
        <Stepper
          label={t('ticketsBuying.quantity.label')}
          value={quantity}
          max={most}
          onChange={setQuantity}
        />
      </div>
      {quantity > 1 && (
        <Checkbox checked={isTogether} onChange={setTogether} label={t('ticketsBuying.waitlist.together')} />
      )}
      {sold.length > 1 && (
        <fieldset>
          <legend className="mb-1 font-bold">{t('ticketsBuying.waitlist.grades')}</legend>
          {sold.map(({ key, name }) => (
            <Checkbox
              key={key}
              checked={grades.length === 0 || grades.includes(key)}
              onChange={(checked) => {
                const before = grades.length === 0 ? sold.map((grade) => grade.key) : grades;
                const next = checked ? [...before, key] : before.filter((one) => one !== key);
                setGrades(next.length === sold.length ? [] : next.length === 0 ? before : next);
              }}
              label={name}
            />
          ))}
        </fieldset>
      )}
      <UnknownOutcome error={command.error} />
      <CommandWait command={command} />
      <Button
        size="lg"
        loading={command.busy}
        onClick={() =>
          command.submit({
            quantity,
            together: isTogether && quantity > 1,
            ...(grades.length > 0 && { grades: [...grades] }),
          })
        }
      >
        {t('ticketsBuying.waitlist.join')}
      </Button>
    </>
  );
}

function InList({ waiting, words, plan }: { waiting: Waiting; words: SeatWords; plan: HallPlan }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: `tickets-stop-waiting:${waiting.roundId}`,
    run: (_: undefined, key) => leaveWaitlist(waiting.roundId, key),
    onDone: () => void queryClient.invalidateQueries({ queryKey: waitlistKey }),
  });
  const names = plan.map.grades.flatMap(({ key }, index) =>
    waiting.grades?.includes(key) === true ? [words.grade(index)] : [],
  );
  return (
    <>
      <p className="font-semibold">
        {t('ticketsBuying.waitlist.wish', { count: waiting.quantity })}
        {names.length > 0 && ` · ${names.join(', ')}`}
        {waiting.together && waiting.quantity > 1 && ` · ${t('ticketsBuying.waitlist.side')}`}
      </p>
      {waiting.holdId !== null && waiting.status === 'offered' && (
        <Link
          to="/tickets/holds/$holdId"
          params={{ holdId: waiting.holdId }}
          className={buttonClass('primary', 'lg')}
        >
          {t('ticketsBuying.waitlist.take')}
        </Link>
      )}
      <UnknownOutcome error={command.error} />
      <Button variant="secondary" loading={command.busy} onClick={() => command.submit(undefined)}>
        {t('ticketsBuying.waitlist.leave')}
      </Button>
    </>
  );
}
