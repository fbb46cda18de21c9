import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { controlClass } from '../../../ui/field.tsx';
import { usePlaceWords } from './use-place-words.ts';

type Region = { province?: string | undefined; district?: string | undefined };
type Props = Region & { onChoose: (region: Region) => void };

const selectClass = `${controlClass} w-auto! max-w-40 min-w-0 rounded-xl! py-1.5 pr-2 pl-3 text-sm font-semibold`;

/** Where one looks: the whole country, a province, a district. The same as the map, for whoever cannot press it. */
export function RegionPath({ province, district, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const { provinces } = usePlaceWords();
  const isKorean = i18n.language === 'ko';
  const here = provinces.find(({ code }) => code === province);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside its fields
    <div
      role="group"
      aria-label={t('tripsPlaces.region')}
      className="flex min-w-0 flex-wrap items-center gap-1"
    >
      <select
        aria-label={t('tripsPlaces.province')}
        value={province ?? ''}
        onChange={({ target }) => onChoose({ province: target.value === '' ? undefined : target.value })}
        className={selectClass}
      >
        <option value="">{t('tripsPlaces.country')}</option>
        {provinces.map(({ code, ko, en, places }) => (
          <option key={code} value={code}>
            {`${isKorean ? ko : en} (${places})`}
          </option>
        ))}
      </select>
      {here !== undefined && here.districts.length > 1 && (
        <>
          <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <select
            aria-label={t('tripsPlaces.district')}
            value={district ?? ''}
            onChange={({ target }) =>
              onChoose({ province, district: target.value === '' ? undefined : target.value })
            }
            className={selectClass}
          >
            <option value="">{t('tripsPlaces.allDistricts')}</option>
            {here.districts
              .filter(({ places, code }) => places > 0 || code === district)
              .map(({ code, ko, en, places }) => (
                <option key={code} value={code}>
                  {`${isKorean ? ko : en} (${places})`}
                </option>
              ))}
          </select>
        </>
      )}
    </div>
  );
}
