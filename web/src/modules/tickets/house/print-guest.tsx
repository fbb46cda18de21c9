import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printGuestTickets } from '../../../api/tickets-entry.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast.tsx';

/** Tickets for somebody without an account, who takes them along on paper. */
export function PrintGuest({ reservationId, size }: { reservationId: string; size?: 'sm' }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      await printGuestTickets(reservationId, i18n.language === 'ko' ? 'ko' : 'en');
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      {...(size && { size })}
      variant={size === 'sm' ? 'secondary' : 'primary'}
      icon={<Printer aria-hidden="true" className="size-5" />}
      loading={busy}
      onClick={() => void print()}
    >
      {t('ticketsBuying.house.print')}
    </Button>
  );
}
