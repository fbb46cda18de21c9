import { Accessibility, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { useThemeName } from '../../../ui/use-theme-name.ts';
import { gradeColour } from '../canvas/grade-colours.ts';
import type { HallPlan } from './hall-plan.ts';
import type { SeatBoard } from './seat-board.ts';
import { type Shape, shapeOf } from './seat-looks.ts';
import type { Picking } from './use-picking.ts';
import type { SeatWords } from './use-seat-words.ts';

type Props = {
  plan: HallPlan;
  words: SeatWords;
  board: SeatBoard;
  version: number;
  picking: Picking;
};

/** Grades with what they cost and how many are left; pressing one shows it alone. And what the signs mean. */
export function Legend({ plan, words, board, picking }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { grades, setGrades } = picking;
  const sold = plan.map.grades.flatMap((grade, index) => {
    const price = words.priceOf(index);
    return price === null ? [] : [{ ...grade, index, price }];
  });
  const toggle = (index: number) => {
    const next = new Set(grades ?? []);
    if (!next.delete(index)) next.add(index);
    setGrades(next.size === 0 || next.size === sold.length ? null : next);
  };
  return (
    <div className="flex flex-col gap-1">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser */}
      <div
        role="group"
        aria-label={t('ticketsBuying.legend.label')}
        className="no-scrollbar -mx-1 flex gap-2 overflow-x-auto p-1"
      >
        {sold.map(({ index, colour, price }) => (
          <button
            key={index}
            type="button"
            aria-pressed={grades?.has(index) ?? false}
            onClick={() => toggle(index)}
            className={cx(
              'tap flex shrink-0 items-center gap-2 rounded-2xl border bg-surface px-3.5 text-left text-sm hover:bg-sunken',
              grades?.has(index) === true ? 'border-ink outline-1 outline-ink' : 'border-line',
              grades !== null && !grades.has(index) && 'text-muted',
            )}
          >
            <ShapeSign shape={shapeOf(index)} colour={colour} />
            <span className="leading-tight">
              <span className="block font-semibold">
                {words.grade(index)} <span className="tnum font-normal">{format.won(price)}</span>
              </span>
              <span className="tnum block text-xs text-muted">
                {t('ticketsBuying.legend.left', { n: format.number(board.freeInGrade[index] ?? 0) })}
              </span>
            </span>
          </button>
        ))}
      </div>
      <ul className="no-scrollbar flex gap-x-3 overflow-x-auto whitespace-nowrap px-1 text-xs text-muted">
        <li className="flex items-center gap-1">
          <span aria-hidden="true">×</span>
          {t('ticketsBuying.legend.taken')}
        </li>
        {plan.flagsOf.some((flags) => (flags & 1) !== 0) && (
          <li className="flex items-center gap-1">
            <Accessibility aria-hidden="true" className="size-3.5" />
            {t('ticketsBuying.legend.accessible')}
          </li>
        )}
        {plan.flagsOf.some((flags) => (flags & 2) !== 0) && (
          <li className="flex items-center gap-1">
            <EyeOff aria-hidden="true" className="size-3.5" />
            {t('ticketsBuying.legend.restrictedSign')}
          </li>
        )}
      </ul>
    </div>
  );
}

const PATHS: Record<Shape, string> = {
  square: 'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z',
  circle: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  octagon: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  diamond: 'M8 0l8 8-8 8-8-8z',
};

/** A grade's form and colour, as its seats have them. */
function ShapeSign({ shape, colour }: { shape: Shape; colour: number }) {
  const isDark = useThemeName() === 'dark';
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
      <path d={PATHS[shape]} fill={gradeColour(colour, isDark).fill} />
    </svg>
  );
}
