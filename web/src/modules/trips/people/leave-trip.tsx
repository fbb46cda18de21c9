import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tripKey } from '../../../api/trips.ts';
import { myTripsKey, type PartQuery, removePerson } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { OpenBalanceNote, useOpenBalance } from '../money/open-balance.tsx';

/** The way out for whoever is not the owner; an owner hands the trip on first, or deletes it. */
export function LeaveTrip({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const personId = trip.me?.personId;
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
      {isAsking && <LeaveDialog trip={trip} personId={personId} onClose={() => setAsking(false)} />}
    </>
  );
}

type DialogProps = { trip: UsedTrip; personId: string; onClose: () => void };

function LeaveDialog({ trip, personId, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { tripId } = trip;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const open = useOpenBalance(trip, personId);
  const leave = useCommand({
    name: `trips-leave:${tripId}`,
    run: (shown: PartQuery, key) => removePerson(tripId, personId, shown, key),
    onDone: () => {
      toast(t('tripsAround.people.left'));
      void queryClient.invalidateQueries({ queryKey: myTripsKey });
      void navigate({ to: '/trips' });
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: [...tripKey(tripId), 'balances'] }),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('tripsAround.people.leaveTitle')}
      description={t('tripsAround.people.leaveLead')}
      confirmLabel={t('tripsAround.people.leave')}
      danger
      busy={leave.busy}
      onConfirm={() => leave.submit(open.is === 'known' ? { balance: open.balance } : {})}
    >
      <OpenBalanceNote tripId={tripId} open={open} />
      <FormError error={leave.error} />
    </ConfirmDialog>
  );
}
