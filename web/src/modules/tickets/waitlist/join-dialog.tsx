import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { joinWaitlist, performanceQuery, waitlistKey } from '../../../api/tickets.ts';
import { roundSaleQuery } from '../../../api/tickets-seats.ts';
import type { WishBody } from '../../../api/tickets-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Checkbox, Switch } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { toast } from '../../../ui/toast.tsx';

/** What one hold may have at the most. */
const MOST = 20;

type Props = {
  roundId: string;
  /** Some have become free since it was opened. */
  hasSeats: boolean;
  onClose: () => void;
};

/** What one waits for: how many seats, of which grades, and whether next to each other. */
export function JoinDialog({ roundId, hasSeats, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const queryClient = useQueryClient();
  const round = useQuery(roundSaleQuery(roundId)).data;
  const [quantity, setQuantity] = useState(2);
  const [grades, setGrades] = useState<string[]>([]);
  const [isTogether, setTogether] = useState(true);
  const most = round?.perMemberLimit ?? MOST;
  const wished = Math.min(quantity, most);
  const command = useCommand({
    name: `wait:${roundId}`,
    run: (body: WishBody, key) => joinWaitlist(roundId, body, key),
    onDone: () => {
      toast(t('tickets.waitlist.joined'));
      announce(t('tickets.waitlist.joined'));
      void queryClient.invalidateQueries({ queryKey: waitlistKey });
      onClose();
    },
    onRefused: () => {
      void queryClient.invalidateQueries({ queryKey: waitlistKey });
      if (round !== undefined) {
        const { performanceId } = round.performance;
        void queryClient.invalidateQueries({ queryKey: performanceQuery(performanceId).queryKey });
      }
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('tickets.waitlist.title')}
      description={t('tickets.waitlist.lead')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={command.state.phase === 'running'}
            onClick={() =>
              command.submit({
                quantity: wished,
                ...(grades.length > 0 && { grades }),
                together: isTogether && wished > 1,
              })
            }
          >
            {t('tickets.waitlist.join')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="flex items-center justify-between gap-4">
          <span className="font-semibold">{t('tickets.waitlist.quantity')}</span>
          <Stepper label={t('tickets.waitlist.quantity')} value={wished} max={most} onChange={setQuantity} />
        </div>
        {wished > 1 && (
          <Switch label={t('tickets.waitlist.together')} checked={isTogether} onChange={setTogether} />
        )}
        {round !== undefined && round.prices.length > 1 && (
          <fieldset>
            <legend className="mb-1 font-semibold">{t('tickets.waitlist.grades')}</legend>
            <p className="text-sm text-muted">{t('tickets.waitlist.gradesHint')}</p>
            {round.prices.map(({ grade, name, amount }) => (
              <Checkbox
                key={grade}
                label={
                  <span className="tnum flex items-baseline justify-between gap-3">
                    {local(name)}
                    <span className="text-sm text-muted">{format.won(amount)}</span>
                  </span>
                }
                checked={grades.includes(grade)}
                onChange={(isOn) =>
                  setGrades(isOn ? [...grades, grade] : grades.filter((one) => one !== grade))
                }
              />
            ))}
          </fieldset>
        )}
        {(hasSeats || hasCode(command.error, 'tickets.seats-are-free')) && (
          <div role="status">
            <Banner tone="good">
              <p className="font-bold">{t('tickets.waitlist.seatsBack')}</p>
              <p className="mb-2 font-normal">{t('tickets.waitlist.seatsBackLead')}</p>
              <Link
                to="/tickets/rounds/$roundId"
                params={{ roundId }}
                onClick={onClose}
                className={buttonClass('secondary', 'sm')}
              >
                {t('tickets.show.pick')}
              </Link>
            </Banner>
          </div>
        )}
        <CommandWait command={command} />
        {!command.busy && <FormError error={command.error} />}
      </div>
    </Dialog>
  );
}
