import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFields, Where } from '../../../../api/trips-types.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { BookingsDialog } from '../../bookings/bookings-dialog.tsx';
import type { PickedPlace } from '../../places/picked-place.ts';
import { PlacePicker } from '../../places/place-picker.tsx';
import { ItemSheet } from '../items/item-sheet.tsx';
import { addItem } from '../items/new-entry.ts';
import { NewItemDialog } from '../items/new-item-dialog.tsx';
import type { TripDocument, UsedTrip } from '../store/index.ts';
import { watchersOf } from '../sync/presence-faces.tsx';
import { useUndoToast } from '../sync/use-undo-toast.ts';
import { type AddKind, type Board, BoardProvider } from './board-context.ts';
import type { Item, Plan } from './plan.ts';
import { useLegs } from './use-legs.ts';
import { useMoves } from './use-moves.ts';

type Adding = { dayId: string | null; what: AddKind };

type WorkbenchProps = { trip: UsedTrip; document: TripDocument; plan: Plan; children: ReactNode };

/** What the parts of a board share, and the dialogs that they open. */
export function Workbench({ trip, document, plan, children }: WorkbenchProps) {
  const { t } = useTranslation();
  const moves = useMoves(trip, plan);
  const legs = useLegs(trip);
  const undoToast = useUndoToast(trip);
  const [selected, select] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [adding, setAdding] = useState<Adding | null>(null);
  const watchers = useMemo(() => watchersOf(trip), [trip]);
  const remove = (item: Item) =>
    undoToast(
      trip.edit([{ op: 'remove', id: item.id }]),
      t('trips.item.removed', { title: item.fields.title }),
    );
  const put = (fields: Partial<ItemFields> & Pick<ItemFields, 'title'>, dayId: string | null) => {
    const list = dayId === null ? plan.ideas : plan.days.find(({ id }) => id === dayId)?.items;
    const where: Where = { dayId, after: list?.at(-1)?.id ?? null };
    trip.edit([addItem(fields, where)]);
    announce(t('trips.add.added', { title: fields.title }));
  };
  const taken = useMemo(
    () =>
      new Set(
        [...plan.days.flatMap(({ items }) => items), ...plan.ideas].flatMap(
          ({ fields }) => fields.placeId ?? [],
        ),
      ),
    [plan],
  );
  const pick = (places: readonly PickedPlace[], dayId: string | null) => {
    const list = dayId === null ? plan.ideas : plan.days.find(({ id }) => id === dayId)?.items;
    let after = list?.at(-1)?.id ?? null;
    const changes = places.map(({ placeId, name, kind, spot, address, stayMin }) => {
      const type = kind === 'lodging' ? 'stay' : 'place';
      const change = addItem({ type, title: name, placeId, spot, address, stayMin }, { dayId, after });
      after = change.id;
      return change;
    });
    undoToast(trip.edit(changes), t('trips.add.addedPlaces', { count: changes.length }));
  };
  const board: Board = {
    ...{ trip, plan, moves, legs, watchers, selected, select, remove },
    open: (item) => setOpened(item.id),
    add: (dayId, what) => setAdding({ dayId, what }),
  };
  const close = () => setAdding(null);
  return (
    <BoardProvider value={board}>
      {children}
      {opened !== null && (
        <ItemSheet
          {...{ trip, plan, moves }}
          itemId={opened}
          onRemove={remove}
          onClose={() => setOpened(null)}
        />
      )}
      <PlacePicker
        open={adding?.what === 'place'}
        onOpenChange={close}
        province={trip.document?.head.regions[0] ?? null}
        taken={taken}
        onPick={(places) => pick(places, adding?.dayId ?? null)}
      />
      {adding?.what === 'booking' && <BookingsDialog trip={trip} document={document} onClose={close} />}
      {adding !== null && adding.what !== 'place' && adding.what !== 'booking' && (
        <NewItemDialog kind={adding.what} onAdd={(fields) => put(fields, adding.dayId)} onClose={close} />
      )}
    </BoardProvider>
  );
}
