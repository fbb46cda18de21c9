import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { deleteTrip, myTripsKey, restoreTrip } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';

/** Throws the trip away, for thirty days with a way back. */
export function DeleteTrip({ trip, title }: { trip: UsedTrip; title: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { tripId } = trip;
  const afresh = () => queryClient.invalidateQueries({ queryKey: myTripsKey });
  const undo = () =>
    restoreTrip(tripId, newKey()).then(
      () => {
        toast(t('tripsAround.home.restored', { title }));
        return afresh();
      },
      (error: unknown) => toast(errorText(error)),
    );
  const remove = useCommand({
    name: `trips-delete:${tripId}`,
    run: (_: null, key) => deleteTrip(tripId, key),
    onDone: () => {
      toast(t('tripsAround.settings.deleted'), {
        action: { label: t('tripsAround.files.undo'), onClick: () => void undo() },
      });
      void afresh();
      void navigate({ to: '/trips' });
    },
  });
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-lg font-bold">{t('tripsAround.settings.deleteHead')}</h2>
      <p className="mt-1 text-muted">{t('tripsAround.settings.deleteLead')}</p>
      <Button
        variant="danger"
        size="sm"
        className="mt-3"
        icon={<Trash2 aria-hidden="true" className="size-4" />}
        onClick={() => setAsking(true)}
      >
        {t('tripsAround.settings.delete')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('tripsAround.settings.deleteTitle', { title })}
        description={t('tripsAround.settings.deleteLead')}
        confirmLabel={t('tripsAround.settings.delete')}
        danger
        busy={remove.busy}
        onConfirm={() => remove.submit(null)}
      >
        <FormError error={remove.error} />
      </ConfirmDialog>
    </section>
  );
}
