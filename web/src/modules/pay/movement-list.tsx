import type { StatementItem } from '../../api/types.ts';
import { DayGroups } from '../../ui/day-groups.tsx';
import { MovementRow } from './movement-row.tsx';

export function MovementList({
  items,
  onOpen,
}: {
  items: StatementItem[];
  onOpen: (transferId: string) => void;
}) {
  return (
    <DayGroups items={items} at={(item) => item.at}>
      {(moves) => (
        <ul>
          {moves.map((item) => (
            <li key={item.postingId}>
              <MovementRow item={item} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </DayGroups>
  );
}
