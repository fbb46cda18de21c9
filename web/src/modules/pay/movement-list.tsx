import { useTranslation } from 'react-i18next';
import type { StatementItem } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { MovementRow } from './movement-row.tsx';

/** Movements under the day on which they happened, as the member's own calendar has it. */
export function MovementList({
  items,
  onOpen,
}: {
  items: StatementItem[];
  onOpen: (transferId: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = new Date().toDateString();
  const yesterday = new Date(Date.now() - 86_400_000).toDateString();
  const days = Map.groupBy(items, (item) => new Date(item.at).toDateString());
  return (
    <div className="flex flex-col gap-4">
      {[...days].map(([day, moves]) => (
        <section key={day}>
          <h3 className="pb-1 text-sm font-semibold text-muted">
            {day === today ? t('pay.today') : day === yesterday ? t('pay.yesterday') : format.day(day)}
          </h3>
          <ul>
            {moves.map((item) => (
              <li key={item.postingId}>
                <MovementRow item={item} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
