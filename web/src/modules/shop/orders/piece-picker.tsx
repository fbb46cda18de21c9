import { useTranslation } from 'react-i18next';
import type { OrderLine } from '../../../api/shop-orders.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { BareCheckbox } from '../../../ui/checkbox.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { leftOf, type Picked } from './coming-back.ts';
import { Thumb } from './thumb.tsx';

type Props = {
  lines: readonly OrderLine[];
  picked: readonly Picked[];
  onChange: (picked: Picked[]) => void;
};

/** Which lines, and how many pieces of each. */
export function PiecePicker({ lines, picked, onChange }: Props) {
  const { t } = useTranslation();
  const named = useLocal();
  const set = (no: number, quantity: number) => {
    const others = picked.filter((one) => one.no !== no);
    onChange(quantity === 0 ? others : [...others, { no, quantity }].sort((a, b) => a.no - b.no));
  };
  return (
    <ul className="flex flex-col divide-y divide-line/70">
      {lines.map((line) => {
        const left = leftOf(line);
        const quantity = picked.find((one) => one.no === line.no)?.quantity ?? 0;
        const name = named(line.name);
        return (
          <li key={line.no} className="flex flex-wrap items-center gap-x-2 gap-y-2 py-3">
            <div className="-ml-2.5">
              <BareCheckbox
                label={name}
                checked={quantity > 0}
                onChange={(checked) => set(line.no, checked ? left : 0)}
              />
            </div>
            <Thumb picture={line.picture} productId={line.productId} size="sm" />
            <div className="min-w-0 flex-1 pl-1.5">
              <p className="line-clamp-2 leading-snug font-semibold">{name}</p>
              <p className="text-sm text-muted">
                {[line.choice === null ? null : named(line.choice), t('shopOrders.pieces', { count: left })]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
            </div>
            {quantity > 0 && left > 1 && (
              <div className="flex justify-end max-sm:basis-full">
                <Stepper
                  label={t('shopOrders.cart.quantity', { name })}
                  value={quantity}
                  max={left}
                  onChange={(next) => set(line.no, next)}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
