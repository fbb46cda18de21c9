import { Luggage, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ThingFields, TripEntryOf } from '../../../../api/trips-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button } from '../../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import { Meter } from '../../../../ui/meter.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Stepper } from '../../../../ui/stepper.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { addThing } from '../items/new-entry.ts';
import { entriesOf, type TripDocument, type UsedTrip } from '../store/index.ts';
import { useUndoToast } from '../sync/use-undo-toast.ts';
import { AddLine } from './add-line.tsx';
import { ListLine } from './list-line.tsx';
import { PersonChoice } from './person-choice.tsx';
import { PACKING, type TemplateName } from './templates.ts';

type Thing = TripEntryOf<'thing'>;
/** Where there is no room for a stepper. */
const FEW = Array.from({ length: 20 }, (_, i) => i + 1);

/** What is to be packed, in groups, and by whom. */
export function ThingsPart({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const things = entriesOf(document, 'thing');
  const packed = things.filter(({ fields }) => fields.isPacked).length;
  const groups = Map.groupBy(things, ({ fields }) => fields.category);
  return (
    <div className="flex flex-col gap-4">
      {trip.canEdit && (
        <AddLine
          label={t('trips.lists.addThing')}
          placeholder={t('trips.lists.thingPlaceholder')}
          onAdd={(text) => trip.edit([addThing({ text })])}
        />
      )}
      {things.length === 0 ? (
        <EmptyState
          icon={<Luggage aria-hidden="true" />}
          title={t('trips.lists.things')}
          action={trip.canEdit && <Templates trip={trip} things={things} />}
        >
          {t('trips.lists.noThings')}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="tnum font-semibold">
              {t('trips.lists.packed', { done: packed, all: things.length })}
            </p>
            {trip.canEdit && <Templates trip={trip} things={things} />}
          </div>
          <Meter value={packed} max={things.length} label={t('trips.lists.things')} />
          {[...groups].map(([category, list]) => (
            <section key={category} aria-label={category || t('trips.lists.noCategory')}>
              <h3 className="mb-1.5 font-bold">{category || t('trips.lists.noCategory')}</h3>
              <ul className="flex flex-col divide-y divide-line rounded-3xl border border-line bg-surface px-2">
                {list.map((thing) => (
                  <ThingLine key={thing.id} trip={trip} thing={thing} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </div>
  );
}

function ThingLine({ trip, thing }: { trip: UsedTrip; thing: Thing }) {
  const { t } = useTranslation();
  const undoToast = useUndoToast(trip);
  const { text, quantity, isPacked, personId } = thing.fields;
  const set = (fields: Partial<ThingFields>, since?: number) =>
    void trip.edit([{ op: 'set', id: thing.id, fields }], since);
  return (
    <ListLine
      text={text}
      isChecked={isPacked}
      canEdit={trip.canEdit}
      seen={trip.document?.sequence ?? 0}
      onCheck={(next) => set({ isPacked: next })}
      onText={(next, since) => set({ text: next }, since)}
      onRemove={() =>
        undoToast(trip.edit([{ op: 'remove', id: thing.id }]), t('trips.lists.removed', { name: text }))
      }
    >
      {trip.canEdit ? (
        <span className="hidden sm:block">
          <Stepper
            label={t('trips.lists.quantity', { name: text })}
            value={quantity}
            max={99}
            onChange={(next) => set({ quantity: next })}
          />
        </span>
      ) : null}
      {trip.canEdit ? (
        <select
          aria-label={t('trips.lists.quantity', { name: text })}
          value={quantity}
          onChange={({ target }) => set({ quantity: Number(target.value) })}
          className="tap tnum rounded-lg bg-transparent px-1 font-semibold sm:hidden"
        >
          {[...FEW, ...(FEW.includes(quantity) ? [] : [quantity])].map((count) => (
            <option key={count} value={count}>
              ×{count}
            </option>
          ))}
        </select>
      ) : (
        quantity > 1 && <span className="tnum px-1 font-semibold">×{quantity}</span>
      )}
      <PersonChoice
        label={t('trips.lists.who', { name: text })}
        people={trip.people}
        value={personId}
        disabled={!trip.canEdit}
        onChange={(next) => set({ personId: next })}
      />
    </ListLine>
  );
}

/** Adds what is not there yet of a list of ours. */
function Templates({ trip, things }: { trip: UsedTrip; things: readonly Thing[] }) {
  const { t } = useTranslation();
  const local = useLocal();
  const undoToast = useUndoToast(trip);
  const add = (name: TemplateName) => {
    const there = new Set(things.map(({ fields }) => fields.text));
    const added = PACKING[name].filter(({ text }) => !there.has(local(text)));
    if (added.length === 0) return void toast(t('trips.lists.templateNothing'));
    const key = trip.edit(
      added.map(({ text, category, quantity = 1 }) =>
        addThing({ text: local(text), category: local(category), quantity }),
      ),
    );
    undoToast(key, t('trips.lists.templateAdded', { count: added.length }));
  };
  return (
    <Menu
      trigger={
        <Button variant="secondary" size="sm" icon={<Sparkles aria-hidden="true" className="size-4" />}>
          {t('trips.lists.templates')}
        </Button>
      }
    >
      {(Object.keys(PACKING) as TemplateName[]).map((name) => (
        <MenuItem key={name} onSelect={() => add(name)}>
          {t(`trips.lists.template.${name}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
