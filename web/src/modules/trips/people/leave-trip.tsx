import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myTripsKey, removePerson } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { OpenBalance } from '../money/open-balance.tsx';

/** The way out for whoever is not the owner; an owner hands the trip on first, or deletes it. */
export function LeaveTrip({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const personId = trip.me?.personId;
  const leave = useCommand({
    name: `trips-leave:${trip.tripId}`,
    run: (body: { personId: string }, key) => removePerson(trip.tripId, body.personId, key),
    onDone: () => {
      toast(t('tripsAround.people.left'));
      void queryClient.invalidateQueries({ queryKey: myTripsKey });
      void navigate({ to: '/trips' });
    },
  });
  if (trip.role === 'owner' || personId === undefined) return null;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        className="mt-4 text-muted"
        icon={<LogOut aria-hidden="true" className="size-4" />}
        onClick={() => setAsking(true)}
      >
        {t('tripsAround.people.leave')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('tripsAround.people.leaveTitle')}
        description={t('tripsAround.people.leaveLead')}
        confirmLabel={t('tripsAround.people.leave')}
        danger
        busy={leave.busy}
        onConfirm={() => leave.submit({ personId })}
      >
        {isAsking && <OpenBalance trip={trip} personId={personId} />}
        <FormError error={leave.error} />
      </ConfirmDialog>
    </>
  );
}
