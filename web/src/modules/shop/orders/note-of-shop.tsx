import { useTranslation } from 'react-i18next';
import type { Order } from '../../../api/shop-orders.ts';

/** What an operator wrote to the member with an offer. */
export function NoteOfShop({ order }: { order: Order }) {
  const { t } = useTranslation();
  const note = order.timeline.find(({ step }) => step === 'drafted')?.details.note;
  if (typeof note !== 'string' || note === '') return null;
  return (
    <p className="rounded-2xl bg-sunken px-4 py-3 text-sm whitespace-pre-line">
      <span className="font-semibold">{t('shopOrders.noteOfShop')}</span> {note}
    </p>
  );
}
