import { ListChecks, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskFields, TripEntryOf } from '../../../../api/trips-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button } from '../../../../ui/button.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Meter } from '../../../../ui/meter.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { addTask } from '../items/new-entry.ts';
import { entriesOf, type TripDocument, type UsedTrip } from '../store/index.ts';
import { useUndoToast } from '../sync/use-undo-toast.ts';
import { AddLine } from './add-line.tsx';
import { ListLine } from './list-line.tsx';
import { PersonChoice } from './person-choice.tsx';
import { BEFORE } from './templates.ts';

/** What is to be done before or on the way, and who does it. */
export function TasksPart({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const local = useLocal();
  const undoToast = useUndoToast(trip);
  const [hidesDone, hideDone] = useState(false);
  const tasks = entriesOf(document, 'task');
  const done = tasks.filter(({ fields }) => fields.isDone).length;
  const shown = hidesDone ? tasks.filter(({ fields }) => !fields.isDone) : tasks;
  const set = (task: TripEntryOf<'task'>, fields: Partial<TaskFields>, since?: number) =>
    void trip.edit([{ op: 'set', id: task.id, fields }], since);
  const addOurs = () => {
    const there = new Set(tasks.map(({ fields }) => fields.text));
    const added = BEFORE.map(local).filter((text) => !there.has(text));
    const key = trip.edit(added.map((text) => addTask({ text })));
    undoToast(key, t('trips.lists.templateAdded', { count: added.length }));
  };
  return (
    <div className="flex flex-col gap-4">
      {trip.canEdit && (
        <AddLine
          label={t('trips.lists.addTask')}
          placeholder={t('trips.lists.taskPlaceholder')}
          onAdd={(text) => trip.edit([addTask({ text })])}
        />
      )}
      {tasks.length === 0 ? (
        <EmptyState
          icon={<ListChecks aria-hidden="true" />}
          title={t('trips.lists.tasks')}
          action={
            trip.canEdit && (
              <Button
                variant="secondary"
                size="sm"
                icon={<Sparkles aria-hidden="true" className="size-4" />}
                onClick={addOurs}
              >
                {t('trips.lists.template.before')}
              </Button>
            )
          }
        >
          {t('trips.lists.noTasks')}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-6">
            <p className="tnum font-semibold">{t('trips.lists.done', { done, all: tasks.length })}</p>
            <Switch label={t('trips.lists.hideDone')} checked={hidesDone} onChange={hideDone} />
          </div>
          <Meter value={done} max={tasks.length} label={t('trips.lists.tasks')} />
          <ul className="flex flex-col divide-y divide-line rounded-3xl border border-line bg-surface px-2">
            {shown.map((task) => (
              <ListLine
                key={task.id}
                text={task.fields.text}
                isChecked={task.fields.isDone}
                canEdit={trip.canEdit}
                seen={document.sequence}
                onCheck={(isDone) => set(task, { isDone })}
                onText={(text, since) => set(task, { text }, since)}
                onRemove={() =>
                  undoToast(
                    trip.edit([{ op: 'remove', id: task.id }]),
                    t('trips.lists.removed', { name: task.fields.text }),
                  )
                }
              >
                <PersonChoice
                  label={t('trips.lists.who', { name: task.fields.text })}
                  people={trip.people}
                  value={task.fields.personId}
                  disabled={!trip.canEdit}
                  onChange={(personId) => set(task, { personId })}
                />
              </ListLine>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
