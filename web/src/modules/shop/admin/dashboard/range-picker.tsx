import { useTranslation } from 'react-i18next';
import { DaySpanFields } from '../../../../ui/day-span-fields.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { daysOf, PRESETS, presetOf, type RangeAddress } from './range.ts';

type Props = {
  address: RangeAddress;
  range: { from: string; to: string };
  today: string;
  onChoose: (address: RangeAddress) => void;
};

/** So many days until today, or two days of one’s own. */
export function RangePicker({ address, range, today, onChoose }: Props) {
  const { t } = useTranslation();
  const preset = presetOf(address);
  return (
    <div className="flex w-full flex-wrap items-end gap-x-3 gap-y-2 sm:w-auto">
      <Segmented
        label={t('shopAdmin.dashboard.period')}
        value={preset ?? 'own'}
        onChange={(value) => onChoose(value === 'own' ? { from: range.from, to: range.to } : { days: value })}
        tabs={[
          ...PRESETS.map((value) => ({
            value: value as string,
            label: t('shopAdmin.dashboard.lastDays', { count: Number(value) }),
          })),
          { value: 'own', label: t('shopAdmin.dashboard.ownPeriod') },
        ]}
      />
      {preset === null && (
        <DaySpanFields
          span={range}
          newest={today}
          className="w-full sm:w-auto"
          onChange={(wished) => {
            const days = daysOf(range, wished);
            if (days !== null) onChoose(days);
          }}
        />
      )}
    </div>
  );
}
