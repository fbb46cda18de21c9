import { MapPin, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import type { PickedPlace } from '../../places/picked-place.ts';
import { PlacePicker } from '../../places/place-picker.tsx';

type SpotFieldProps = {
  label: string;
  /** What it is called; null: nowhere yet. */
  value: string | null;
  hint?: string;
  province: string | null;
  /** @param place null: nowhere */
  onChange: (place: PickedPlace | null) => void;
};

/** Where something is: a place, or a spot that is pressed on the map. */
export function SpotField({ label, value, hint, province, onChange }: SpotFieldProps) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-semibold">{label}</legend>
      <div className="flex items-center gap-2">
        <Button
          variant="secondary"
          className="min-w-0 flex-1 justify-start"
          icon={<MapPin aria-hidden="true" className="size-5 shrink-0" />}
          onClick={() => setChoosing(true)}
        >
          <span className="truncate">{value ?? t('tripsPlaces.spot.choose')}</span>
        </Button>
        {value !== null && (
          <Button
            variant="ghost"
            aria-label={t('tripsPlaces.spot.clear', { label })}
            onClick={() => onChange(null)}
          >
            <X aria-hidden="true" className="size-5" />
          </Button>
        )}
      </div>
      {hint !== undefined && <p className="text-muted text-sm">{hint}</p>}
      <PlacePicker
        open={choosing}
        onOpenChange={setChoosing}
        title={label}
        province={province}
        most={1}
        onPick={([place]) => place && onChange(place)}
      />
    </fieldset>
  );
}
