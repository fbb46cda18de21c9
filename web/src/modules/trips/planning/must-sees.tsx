import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { PlacePicker } from '../places/place-picker.tsx';
import type { Wanted } from './wish-draft.ts';

const MOST = 30;

type Props = { wanted: readonly Wanted[]; province: string | null; onChange: (wanted: Wanted[]) => void };

/** Places that must be in the plan, chosen as anywhere else. */
export function MustSees({ wanted, province, onChange }: Props) {
  const { t } = useTranslation();
  const [isPicking, setPicking] = useState(false);
  return (
    <div>
      <p className="mb-2 text-sm font-semibold">
        {t('tripsPlanning.wish.mustSee')}
        <span className="ml-1.5 font-normal text-muted">{t('common.optional')}</span>
      </p>
      <ul className="flex flex-wrap items-center gap-1.5">
        {wanted.map(({ placeId, name }) => (
          <li key={placeId}>
            <button
              type="button"
              aria-label={t('tripsPlanning.wish.without', { name })}
              onClick={() => onChange(wanted.filter((one) => one.placeId !== placeId))}
              className="tap inline-flex items-center gap-1.5 rounded-full bg-accent-soft px-3.5 text-sm font-semibold text-accent"
            >
              {name}
              <X aria-hidden="true" className="size-4" />
            </button>
          </li>
        ))}
        <li>
          <Button
            variant="outline"
            size="sm"
            icon={<Plus aria-hidden="true" className="size-4.5" />}
            aria-haspopup="dialog"
            disabled={wanted.length >= MOST}
            onClick={() => setPicking(true)}
          >
            {t('tripsPlanning.wish.addMustSee')}
          </Button>
        </li>
      </ul>
      <PlacePicker
        open={isPicking}
        onOpenChange={setPicking}
        title={t('tripsPlanning.wish.mustSee')}
        province={province}
        taken={new Set(wanted.map(({ placeId }) => placeId))}
        most={MOST - wanted.length}
        onPick={(places) =>
          onChange([
            ...wanted,
            ...places.flatMap(({ placeId, name }) =>
              placeId === null || wanted.some((one) => one.placeId === placeId) ? [] : [{ placeId, name }],
            ),
          ])
        }
      />
    </div>
  );
}
