import { useTranslation } from 'react-i18next';
import { Select } from '../../../../ui/field.tsx';
import { useTripWords } from '../trip-words.ts';

const USUAL = [15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 720];

/** How long one stays, in minutes; null: as long as usual. */
export function StayField({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (minutes: number | null) => void;
}) {
  const { t } = useTranslation();
  const words = useTripWords();
  const choices = value === null || USUAL.includes(value) ? USUAL : [...USUAL, value].sort((a, b) => a - b);
  return (
    <Select
      label={t('trips.sheet.stay')}
      value={value === null ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      options={[
        { value: '', label: t('trips.sheet.stayUsual') },
        ...choices.map((minutes) => ({ value: String(minutes), label: words.duration(minutes) })),
      ]}
    />
  );
}
