import { Lock, NotebookPen, Plus, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TripEntryOf } from '../../../../api/trips-types.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { cx } from '../../../../ui/cx.ts';
import { BackIcon, backClass } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { LiveArea, LiveField } from '../items/live-field.tsx';
import { addNote } from '../items/new-entry.ts';
import { entriesOf, type TripDocument, type UsedTrip } from '../store/index.ts';
import { useUndoToast } from '../sync/use-undo-toast.ts';

type NotesProps = {
  trip: UsedTrip;
  document: TripDocument;
  /** The id of the note that is open. */
  shown: string | null;
  onShow: (id: string | null) => void;
};

/** Notes of the trip: a list, and the one that is open beside it, or on a phone instead of it. */
export function NotesPart({ trip, document, shown, onShow }: NotesProps) {
  const { t } = useTranslation();
  const notes = entriesOf(document, 'note');
  const open = notes.find(({ id }) => id === shown);
  const add = () => {
    const note = addNote({ title: '', text: '' });
    trip.edit([note]);
    onShow(note.id);
  };
  const adds = trip.canEdit && (
    <Button
      variant="secondary"
      size="sm"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onClick={add}
      className="self-start"
    >
      {t('trips.notes.add')}
    </Button>
  );
  if (notes.length === 0) {
    return (
      <EmptyState icon={<NotebookPen aria-hidden="true" />} title={t('trips.notes.empty')} action={adds}>
        {t('trips.notes.emptyLead')}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div className={cx('flex flex-col gap-3', open !== undefined && 'hidden lg:flex')}>
        {adds}
        <ul className="flex flex-col gap-2">
          {notes.map(({ id, fields }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === shown ? 'true' : undefined}
                onClick={() => onShow(id)}
                className={cx(
                  'w-full rounded-2xl border bg-surface p-4 text-left',
                  id === shown ? 'border-ink' : 'border-line hover:border-line-strong/60',
                )}
              >
                <span className="line-clamp-1 font-semibold">
                  {fields.title || t('trips.notes.untitled')}
                </span>
                <span className="mt-0.5 line-clamp-2 text-sm text-muted">{fields.text}</span>
                {fields.isPrivate && (
                  <span className="mt-2 block">
                    <PrivateMark />
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {open === undefined ? (
        <p className="hidden pt-14 text-center text-muted lg:block">{t('trips.notes.choose')}</p>
      ) : (
        <Note key={open.id} trip={trip} note={open} onShow={onShow} />
      )}
    </div>
  );
}

type NoteProps = Pick<NotesProps, 'trip' | 'onShow'> & { note: TripEntryOf<'note'> };

function Note({ trip, note, onShow }: NoteProps) {
  const { t } = useTranslation();
  const undoToast = useUndoToast(trip);
  const seen = trip.document?.sequence ?? 0;
  const { look } = trip;
  useEffect(() => {
    look(note.id);
    return () => look(null);
  }, [look, note.id]);
  const set = (fields: Partial<TripEntryOf<'note'>['fields']>, since: number) =>
    void trip.edit([{ op: 'set', id: note.id, fields }], since);
  return (
    <fieldset disabled={!trip.canEdit} className="flex min-w-0 flex-col gap-4">
      <button type="button" onClick={() => onShow(null)} className={cx(backClass, 'self-start lg:hidden')}>
        <BackIcon />
        {t('trips.lists.notes')}
      </button>
      <LiveField
        label={t('trips.notes.title')}
        placeholder={t('trips.notes.untitled')}
        maxLength={200}
        value={note.fields.title}
        seen={seen}
        onSave={(title, since) => set({ title: title.trim() }, since)}
      />
      {trip.canEdit ? (
        <Switch
          label={
            <>
              <span className="flex items-center gap-2 font-semibold">
                <Lock aria-hidden="true" className="size-4" />
                {t('trips.notes.private')}
              </span>
              <span className="block text-sm text-muted">{t('trips.notes.privateLead')}</span>
            </>
          }
          checked={note.fields.isPrivate}
          onChange={(isPrivate) => set({ isPrivate }, seen)}
        />
      ) : (
        note.fields.isPrivate && <PrivateMark />
      )}
      <LiveArea
        label={t('trips.notes.text')}
        hint={t('trips.notes.letters', { count: note.fields.text.length })}
        rows={14}
        maxLength={10_000}
        value={note.fields.text}
        seen={seen}
        onSave={(text, since) => set({ text }, since)}
      />
      {trip.canEdit && (
        <Button
          variant="ghost"
          size="sm"
          icon={<Trash2 aria-hidden="true" className="size-4" />}
          onClick={() => {
            undoToast(trip.edit([{ op: 'remove', id: note.id }]), t('trips.notes.removed'));
            onShow(null);
          }}
          className="self-start"
        >
          {t('trips.notes.remove')}
        </Button>
      )}
    </fieldset>
  );
}

/** On a note that is left out wherever others see the trip. */
function PrivateMark() {
  const { t } = useTranslation();
  return (
    <Badge>
      <Lock aria-hidden="true" className="size-3.5" />
      {t('trips.notes.private')}
    </Badge>
  );
}
