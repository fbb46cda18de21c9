import { Tags, ToggleLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { cx } from '../../../../ui/cx.ts';

type Props = {
  count: number;
  isAll: boolean;
  onAll: (isOn: boolean) => void;
  onClear: () => void;
  onBulk: () => void;
  onStatus: () => void;
};

/** How many are ticked, and what can be done with them; it stays in sight while one ticks on. */
export function SelectionBar({ count, isAll, onAll, onClear, onBulk, onStatus }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      className={cx(
        'mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-2xl px-4 py-1',
        count > 0 && 'sticky top-18 z-20 border border-line bg-surface/95 shadow-card backdrop-blur-sm',
      )}
    >
      <Checkbox
        label={
          <span role="status" className="tnum">
            {count === 0
              ? t('shopAdmin.products.tickAll')
              : t('shopAdmin.products.ticked', { count, shown: format.number(count) })}
          </span>
        }
        checked={isAll && count > 0}
        onChange={onAll}
      />
      {count > 0 && (
        <div className="ml-auto flex flex-wrap items-center gap-2 py-1">
          <Button size="sm" icon={<Tags aria-hidden="true" className="size-4.5" />} onClick={onBulk}>
            {t('shopAdmin.bulk.open')}
          </Button>
          <Button
            size="sm"
            variant="secondary"
            icon={<ToggleLeft aria-hidden="true" className="size-4.5" />}
            onClick={onStatus}
          >
            {t('shopAdmin.products.changeStatus')}
          </Button>
          <Button size="sm" variant="ghost" onClick={onClear}>
            {t('shopAdmin.products.untick')}
          </Button>
        </div>
      )}
    </div>
  );
}
