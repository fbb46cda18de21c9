import { Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';

type Props = { onZoom: (factor: number) => void; onWhole: () => void };

/** For whoever has neither a wheel nor two fingers free. */
export function MapButtons({ onZoom, onWhole }: Props) {
  const { t } = useTranslation();
  return (
    <div className="absolute right-3 bottom-9 flex flex-col rounded-full border border-line bg-surface/95 shadow-card print:hidden">
      <IconButton label={t('tripsPlaces.map.nearer')} icon={<Plus />} onClick={() => onZoom(1.8)} />
      <IconButton label={t('tripsPlaces.map.further')} icon={<Minus />} onClick={() => onZoom(1 / 1.8)} />
      <IconButton label={t('tripsPlaces.map.whole')} icon={<Maximize />} onClick={onWhole} />
    </div>
  );
}
