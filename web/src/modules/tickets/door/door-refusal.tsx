import { CloudAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { Door, DoorState } from './door.ts';

/** What the server does not take, however often it is sent: why, and what can be done about it. */
export function DoorRefusal({ door, state: { refusal, waiting } }: { door: Door; state: DoorState }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  if (refusal === null || waiting === 0) return null;
  const again = () => void door.sync().catch((fault: unknown) => toast(errorText(fault)));
  const discard = async () => {
    await door.discard();
    setAsking(false);
    toast(t('ticketsDoor.refusal.discarded'));
  };
  return (
    <div role="alert" className="rounded-2xl bg-bad-soft px-4 py-3 text-bad">
      <p className="flex items-center gap-2 font-bold">
        <CloudAlert aria-hidden="true" className="size-5 shrink-0" />
        {t('ticketsDoor.refusal.title', { count: waiting })}
      </p>
      <p className="mt-1 text-sm">{errorText(refusal)}</p>
      <p className="mt-1 text-sm">{t('ticketsDoor.refusal.lead')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={again}>
          {t('ticketsDoor.refusal.again')}
        </Button>
        <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
          {t('ticketsDoor.refusal.discard')}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('ticketsDoor.refusal.discardTitle', { count: waiting })}
        description={t('ticketsDoor.refusal.discardLead')}
        confirmLabel={t('ticketsDoor.refusal.discard')}
        danger
        onConfirm={() => void discard().catch((fault: unknown) => toast(errorText(fault)))}
      />
    </div>
  );
}
