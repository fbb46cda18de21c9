import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Performance } from '../../../api/tickets-types.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { BookingBox } from './booking-box.tsx';
import type { RoundChoice } from './use-round-choice.ts';

type Props = { performance: Performance; choice: RoundChoice; nowMs: number };

/** On a phone: always under the thumb; day and round are chosen in a sheet. */
export function BookingBar({ performance, choice, nowMs }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const [open, setOpen] = useState(false);
  if (choice.round === null) return null;
  return (
    <div className="fixed inset-x-0 bottom-[calc(3.75rem+1px+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface/95 px-4 py-2.5 backdrop-blur-md md:bottom-0 lg:hidden">
      <div className="mx-auto flex max-w-lg">
        <Button size="lg" className="flex-1" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('tickets.show.chooseRoundShort')}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={local(performance.title)}>
        <BookingBox performance={performance} choice={choice} nowMs={nowMs} />
      </Dialog>
    </div>
  );
}
