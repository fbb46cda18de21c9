import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/client.ts';
import { tripKey } from '../../../api/trips.ts';
import { changePerson, handOn, removePerson } from '../../../api/trips-around.ts';
import type { TripPerson } from '../../../api/trips-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { OpenBalanceNote, useOpenBalance } from '../money/open-balance.tsx';

export type PersonAct = 'rename' | 'hand-on' | 'remove';
const words = { rename: 'rename', 'hand-on': 'handOn', remove: 'remove' } as const;

type Props = { trip: UsedTrip; person: TripPerson; act: PersonAct; onClose: () => void };

/** Asks before something is done about somebody of the trip, and says what it means. */
export function PersonDialog({ trip, person, act, onClose }: Props) {
  const { t } = useTranslation();
  const { tripId } = trip;
  const { personId, name } = person;
  const [text, setText] = useState(name);
  const said = words[act];
  const queryClient = useQueryClient();
  const open = useOpenBalance(trip, personId, act === 'remove');
  const command = useCommand<{ name: string; balance?: number }, unknown>({
    name: `trips-${act}:${tripId}:${personId}`,
    run: ({ name, ...shown }, key): Promise<Answer<unknown>> =>
      act === 'rename'
        ? changePerson(tripId, personId, { name }, key)
        : act === 'hand-on'
          ? handOn(tripId, { personId }, key)
          : removePerson(tripId, personId, shown, key),
    onDone: () => {
      toast(t(`tripsAround.people.${said}Done`, { name: act === 'rename' ? text.trim() : name }));
      void trip.refresh();
      onClose();
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: [...tripKey(tripId), 'balances'] }),
  });
  const submit = () => {
    if (act === 'rename' && text.trim() === '') return;
    command.submit({ name: text.trim(), ...(open.is === 'known' && { balance: open.balance }) });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`tripsAround.people.${said}Title`, { name })}
      description={t(`tripsAround.people.${said}Lead`, { name })}
      confirmLabel={t(act === 'rename' ? 'common.save' : `tripsAround.people.${said}`)}
      danger={act === 'remove'}
      busy={command.busy}
      onConfirm={submit}
    >
      {act === 'rename' && (
        <Field
          label={t('tripsAround.people.name')}
          maxLength={50}
          value={text}
          error={text.trim() === '' ? t('common.required') : null}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      {act === 'remove' && <OpenBalanceNote tripId={tripId} open={open} name={name} />}
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
