import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tripsKey } from '../../../api/trips.ts';
import { type ImportBody, type Imported, importTrip, previewImport } from '../../../api/trips-money.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

const MOST_BYTES = 2_000_000;
/** A file with what it would bring; the title and first day may still be changed. */
type Brought = { name: string; text: string; preview: Imported; title: string; startsOn: string };

/** A file of another app, or of this one, becomes a new trip: first what would come of it, then the trip. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const lang = i18n.language.startsWith('en') ? 'en' : 'ko';
  const input = useRef<HTMLInputElement>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const look = useMutation({
    mutationFn: async (file: File): Promise<Brought> => {
      const text = await file.text();
      const preview = await previewImport({ text }, lang);
      return { name: file.name, text, preview, title: preview.title, startsOn: preview.startsOn ?? '' };
    },
    onSuccess: setBrought,
  });
  const command = useCommand<ImportBody, Imported>({
    name: 'import-trip',
    // A file is too much for what the browser keeps of a page.
    secret: true,
    run: (body, key) => importTrip(body, lang, key),
    onDone: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: tripsKey });
      toast(t('tripsMoney.papers.made'));
      if (data.tripId !== null) void navigate({ to: '/trips/$tripId', params: { tripId: data.tripId } });
      onClose();
    },
  });
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    setBrought(null);
    command.reset();
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) look.mutate(file);
  };
  const make = () => {
    if (brought === null) return;
    const { text, title, startsOn } = brought;
    command.submit({ text, title: title.trim(), startsOn: startsOn === '' ? null : startsOn });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('tripsMoney.papers.importTitle')}
      description={t('tripsMoney.papers.importLead')}
      footer={
        <>
          <Button variant={brought ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
            {t(brought ? 'tripsMoney.papers.chooseAnother' : 'tripsMoney.papers.choose')}
          </Button>
          {brought && (
            <Button loading={command.busy} disabled={brought.title.trim() === ''} onClick={make}>
              {t('tripsMoney.papers.make')}
            </Button>
          )}
        </>
      }
    >
      <input
        ref={input}
        type="file"
        accept=".json,.gpx,.ics,application/json,application/gpx+xml,text/calendar"
        aria-label={t('tripsMoney.papers.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          // The same file may be chosen again, when it was changed.
          event.target.value = '';
        }}
      />
      <div aria-live="polite" className="flex flex-col gap-5">
        {isTooLarge && <p className="font-medium text-bad">{t('tripsMoney.papers.tooLarge')}</p>}
        {look.isPending && (
          <>
            <p className="text-muted">{t('tripsMoney.papers.reading')}</p>
            <ListSkeleton rows={2} />
          </>
        )}
        {look.isError && <FormError error={look.error} />}
        {brought && !look.isPending && (
          <WhatComes brought={brought} onChange={(changed) => setBrought({ ...brought, ...changed })} />
        )}
        <CommandWait command={command} />
        {command.error && <FormError error={command.error} />}
      </div>
    </Dialog>
  );
}

type WhatComesProps = { brought: Brought; onChange: (changed: Partial<Brought>) => void };

function WhatComes({ brought, onChange }: WhatComesProps) {
  const { t } = useTranslation();
  const { name, preview, title, startsOn } = brought;
  const { counts, people, skipped } = preview;
  const rows = (['days', 'items', 'ideas', 'costs', 'others'] as const).filter((of) => counts[of] > 0);
  return (
    <>
      <p className="flex items-center gap-2 font-semibold">
        <FileUp aria-hidden="true" className="size-5 text-muted" />
        <span className="truncate">{name}</span>
      </p>
      <Field
        label={t('tripsMoney.papers.name')}
        value={title}
        maxLength={200}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <Field
        type="date"
        label={t('tripsMoney.papers.startsOn')}
        value={startsOn}
        onChange={(event) => onChange({ startsOn: event.target.value })}
      />
      <section>
        <h3 className="mb-2 font-bold">{t('tripsMoney.papers.comes')}</h3>
        <Facts
          items={[
            ...rows.map((of) => ({ label: t(`tripsMoney.papers.${of}`), value: counts[of] })),
            ...(people.length > 0
              ? [{ label: t('tripsMoney.papers.people'), value: people.join(', ') }]
              : []),
          ]}
        />
      </section>
      {skipped.length > 0 && (
        <section>
          <h3 className="mb-2 font-bold">{t('tripsMoney.papers.skipped')}</h3>
          <ul className="list-disc pl-5 text-muted">
            {skipped.map(({ what, count }) => (
              <li key={what}>{t(`tripsMoney.papers.skip.${what}`, { count })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
