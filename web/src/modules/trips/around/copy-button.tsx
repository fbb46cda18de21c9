import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { CopyPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { copyTrip, myTripsKey } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { MAX_TITLE } from '../home/new-trip.ts';

type Props = {
  /** What is copied: a public trip, or what a read link leads to. */
  from: { tripId: string } | { token: string };
  title: string;
};

/** Takes a trip along as one of one's own, on days of one's own. A guest is asked to sign in, and comes back to here. */
export function CopyTripButton({ from, title }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const next = useRouterState({ select: ({ location }) => location.href });
  const isGuest = useSession().status === 'guest';
  const [isAsking, setAsking] = useState(false);
  const [name, setName] = useState(title);
  const [startsOn, setStartsOn] = useState('');
  const copy = useCommand({
    name: `trips-copy:${'tripId' in from ? from.tripId : 'link'}`,
    run: copyTrip,
    onDone: ({ data }) => {
      toast(t('tripsAround.copy.done'));
      void queryClient.invalidateQueries({ queryKey: myTripsKey });
      void navigate({ to: `/trips/${data.tripId}` as string });
    },
  });
  const press = () => {
    if (isGuest) void navigate({ to: '/sign-in', search: { next } });
    else setAsking(true);
  };
  return (
    <>
      <Button icon={<CopyPlus aria-hidden="true" className="size-5" />} onClick={press}>
        {t('tripsAround.copy.button')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('tripsAround.copy.title')}
        description={t('tripsAround.copy.lead')}
        confirmLabel={t('tripsAround.copy.confirm')}
        busy={copy.busy}
        onConfirm={() =>
          copy.submit({
            ...from,
            ...(name.trim() !== '' && { title: name.trim() }),
            ...(startsOn !== '' && { startsOn }),
          })
        }
      >
        <Field
          label={t('tripsAround.new.name')}
          maxLength={MAX_TITLE}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Field
          type="date"
          label={t('tripsAround.copy.startsOn')}
          optional={t('common.optional')}
          value={startsOn}
          onChange={({ target }) => setStartsOn(target.value)}
        />
        <FormError error={copy.error} />
        <CommandWait command={copy} />
      </ConfirmDialog>
    </>
  );
}
