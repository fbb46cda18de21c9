import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { gradeColour } from '../canvas/grade-colours.ts';
import type { Fault } from './faults.ts';
import { counts } from './index-of.ts';
import type { Editor } from './use-editor.ts';
import { usePalette } from './use-palette.ts';

/** So many are listed; whoever has more begins with these. */
const SHOWN = 60;

type Props = { editor: Editor; faults: readonly Fault[]; onGo: (fault: Fault) => void };

/** What keeps the map from being saved, each a way to the place; and how many seats there are. */
export function FaultsPanel({ editor, faults, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t('ticketsAdmin.map.check')}>
        <h2 className="mb-2 font-bold">{t('ticketsAdmin.map.check')}</h2>
        {faults.length === 0 ? (
          <p className="flex items-center gap-2 rounded-2xl bg-good-soft px-4 py-3 font-medium text-good">
            <CircleCheck aria-hidden="true" className="size-5 shrink-0" />
            {t('ticketsAdmin.map.sound')}
          </p>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {faults.slice(0, SHOWN).map((fault, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: faults have no name of their own
              <li key={at}>
                <button
                  type="button"
                  onClick={() => onGo(fault)}
                  className="tap flex w-full items-center gap-2.5 rounded-xl bg-bad-soft px-3.5 py-2 text-left text-sm font-medium text-bad hover:brightness-95"
                >
                  <TriangleAlert aria-hidden="true" className="size-4.5 shrink-0" />
                  <span className="min-w-0 flex-1">
                    {fault.name !== '' && <span className="block font-bold">{fault.name}</span>}
                    {t(`ticketsAdmin.map.fault.${fault.kind}`)}
                    {fault.seatIds.length > 0 && (
                      <span className="tnum">
                        {' '}
                        · {t('ticketsAdmin.map.seatsText', { seats: fault.seatIds.length })}
                      </span>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {faults.length > SHOWN && (
          <p className="mt-2 text-sm text-muted">
            {t('ticketsAdmin.map.moreFaults', { count: faults.length - SHOWN })}
          </p>
        )}
      </section>
      <Counts editor={editor} />
    </div>
  );
}

function Counts({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const say = useLocal();
  const format = useFormat();
  const { isDark } = usePalette();
  const { total, byGrade } = counts(editor.drawing);
  return (
    <section aria-label={t('ticketsAdmin.map.counts')}>
      <h2 className="mb-2 font-bold">{t('ticketsAdmin.map.counts')}</h2>
      <dl className="flex flex-col gap-1.5">
        {editor.drawing.grades.map((grade, at) => (
          <div key={grade.key} className="flex items-center gap-2.5">
            <span
              aria-hidden="true"
              className="size-4 rounded-full"
              style={{ background: gradeColour(grade.colour, isDark).fill }}
            />
            <dt className="flex-1">{say(grade.name)}</dt>
            <dd className="tnum font-semibold">{format.number(byGrade[at] ?? 0)}</dd>
          </div>
        ))}
        <div className="flex items-center gap-2.5 border-t border-line pt-1.5">
          <dt className="flex-1 font-bold">{t('ticketsAdmin.map.total')}</dt>
          <dd className="tnum font-bold">{format.number(total)}</dd>
        </div>
      </dl>
    </section>
  );
}
