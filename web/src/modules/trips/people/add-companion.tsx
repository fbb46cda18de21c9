import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCompanion } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import type { UsedTrip } from '../editor/store/index.ts';

/** Somebody who comes along without an account: costs are shared with them too. */
export function AddCompanion({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const add = useCommand({
    name: `trips-companion:${trip.tripId}`,
    run: (body: { name: string }, key) => addCompanion(trip.tripId, body, key),
    onDone: (_, body) => {
      setName('');
      announce(t('tripsAround.people.added', { name: body.name }));
      void trip.refresh();
    },
  });
  return (
    <form
      className="mt-4 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') add.submit({ name: name.trim() });
      }}
    >
      <div className="flex items-end gap-2">
        <Field
          label={t('tripsAround.people.companion')}
          className="flex-1"
          autoComplete="off"
          maxLength={50}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          type="submit"
          variant="secondary"
          loading={add.busy}
          disabled={name.trim() === ''}
          icon={<UserPlus aria-hidden="true" className="size-5" />}
        >
          {t('common.add')}
        </Button>
      </div>
      <p className="text-sm text-muted">{t('tripsAround.people.companionHint')}</p>
      <FormError error={add.error} />
    </form>
  );
}
