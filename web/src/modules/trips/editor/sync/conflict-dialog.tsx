import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { mergedText, mineAfterAll, theirsNow } from '../store/conflicts.ts';
import type { OpenConflict, UsedTrip } from '../store/index.ts';
import { useFieldWords } from './use-field-words.ts';

type ConflictProps = { trip: UsedTrip; conflict: OpenConflict; onClose: () => void };

/** Mine and theirs side by side; of long texts also both in one. The next conflict follows when one is decided. */
export function ConflictDialog({ trip, conflict, onClose }: ConflictProps) {
  return (
    <Decision
      // Each is a decision of its own: what was written into the last one stays there.
      key={`${conflict.id} ${conflict.field} ${conflict.key}`}
      {...{ trip, conflict, onClose }}
    />
  );
}

function Decision({ trip, conflict, onClose }: ConflictProps) {
  const { t } = useTranslation();
  const words = useFieldWords(trip);
  const { document } = trip;
  const theirs = document === null ? conflict.theirs : theirsNow(document, conflict);
  const isOfText = conflict.field !== 'removed' && conflict.field !== 'where';
  const [merged, setMerged] = useState(() =>
    isOfText ? mergedText(conflict.before, conflict.mine, theirs) : null,
  );
  const name = words.person(conflict.by);
  const isLast = trip.conflicts.length === 1;
  const decide = (changes: Parameters<UsedTrip['resolve']>[1]) => {
    trip.resolve(conflict, changes);
    if (isLast) onClose();
  };
  if (document === null) return null;
  const shown = words.conflict(conflict, theirs);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      wide
      title={t('trips.conflict.title')}
      description={t('trips.conflict.lead', { name })}
    >
      <p className="mb-3 font-semibold">
        {words.entry(conflict.id)} · {words.field(conflict.field)}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side title={t('trips.conflict.mine')} text={shown.mine}>
          <Button size="sm" onClick={() => decide(mineAfterAll(document, conflict))}>
            {t('trips.conflict.takeMine')}
          </Button>
        </Side>
        <Side title={t('trips.conflict.theirs', { name })} text={shown.theirs}>
          <Button size="sm" variant="secondary" onClick={() => decide([])}>
            {t('trips.conflict.takeTheirs')}
          </Button>
        </Side>
      </div>
      {merged !== null && (
        <div className="mt-4 flex flex-col gap-3">
          <TextArea
            label={t('trips.conflict.merged')}
            hint={t('trips.conflict.mergedHint')}
            rows={5}
            value={merged}
            onChange={(event) => setMerged(event.target.value)}
          />
          <Button
            size="sm"
            variant="secondary"
            onClick={() => decide([{ op: 'set', id: conflict.id, fields: { [conflict.field]: merged } }])}
          >
            {t('trips.conflict.takeMerged')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function Side({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-3 rounded-2xl border border-line p-4">
      <h3 className="text-sm font-semibold text-muted">{title}</h3>
      <p className="max-h-60 flex-1 overflow-y-auto break-words whitespace-pre-wrap">{text}</p>
      {children}
    </section>
  );
}
