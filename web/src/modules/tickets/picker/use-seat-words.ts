import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Localized, RoundSale } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import type { HallPlan } from './hall-plan.ts';
import { isAccessible, isRestricted } from './seat-looks.ts';
import { numberOf, rowNameOf } from './seat-names.ts';

export interface SeatWords {
  readonly section: (index: number) => string;
  readonly grade: (index: number) => string;
  /** Of a grade (index), in the smallest unit; null where it is not sold. */
  readonly priceOf: (grade: number) => number | null;
  /** "1층 A열 12번" */
  readonly seat: (seat: number) => string;
  /** Its grade, price and what is special about it. */
  readonly about: (seat: number) => string;
}

/** Places in words, in the reader's language. */
export function useSeatWords(plan: HallPlan, round: RoundSale): SeatWords {
  const { t, i18n } = useTranslation();
  const isKorean = i18n.language === 'ko';
  const format = useFormat();
  return useMemo(() => {
    const local = ({ ko, en }: Localized) => (isKorean ? ko || en : en || ko);
    const grade = (index: number) => local(plan.map.grades[index]?.name ?? { ko: '', en: '' });
    const prices = plan.map.grades.map(
      ({ key }) => round.prices.find((price) => price.grade === key)?.amount ?? null,
    );
    const section = (index: number) => local(plan.sections[index]!.section.name);
    return {
      ...{ section, grade },
      priceOf: (index) => prices[index] ?? null,
      seat: (seat) => {
        const row = rowNameOf(plan, seat);
        const place = section(plan.sectionOf[seat]!);
        const number = numberOf(plan, seat);
        return row === null
          ? t('ticketsBuying.seat.standing', { section: place, number })
          : t('ticketsBuying.seat.name', { section: place, row, number });
      },
      about: (seat) => {
        const index = plan.gradeOf[seat]!;
        const price = prices[index];
        return [
          grade(index),
          ...(price == null ? [t('ticketsBuying.seat.notSold')] : [format.won(price)]),
          ...(isAccessible(plan, seat) ? [t('ticketsBuying.legend.accessible')] : []),
          ...(isRestricted(plan, seat) ? [t('ticketsBuying.legend.restricted')] : []),
        ].join(', ');
      },
    };
  }, [plan, round.prices, isKorean, format, t]);
}
