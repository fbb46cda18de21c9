import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { regionsQuery } from '../../../api/trips-places.ts';
import { useFormat } from '../../../i18n/format.ts';

/** Regions and ways in words. */
export function usePlaceWords() {
  const { i18n } = useTranslation();
  const format = useFormat();
  const isKorean = i18n.language === 'ko';
  const provinces = useQuery(regionsQuery).data?.provinces ?? [];
  const provinceOf = (code: string) => provinces.find((one) => one.code === code);
  const districtOf = (code: string | null) =>
    code === null
      ? undefined
      : provinces.flatMap(({ districts }) => districts).find((one) => one.code === code);
  const named = (one: { ko: string; en: string; short?: string } | undefined): string =>
    one === undefined ? '' : isKorean ? (one.short ?? one.ko) : one.en;
  return {
    provinces,
    province: (code: string): string => named(provinceOf(code)),
    district: (code: string | null): string => named(districtOf(code)),
    /** Such as `제주 서귀포시`, `Seogwipo-si, Jeju`. */
    region: ({ province, district }: { province: string; district: string | null }): string => {
      const names = [named(provinceOf(province)), named(districtOf(district))].filter(Boolean);
      return isKorean ? names.join(' ') : names.toReversed().join(', ');
    },
    metres: (metres: number): string =>
      metres < 1000
        ? `${format.number(Math.round(metres / 10) * 10)} m`
        : `${format.number(Math.round(metres / 100) / 10)} km`,
  };
}
