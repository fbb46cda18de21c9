import { Link } from '@tanstack/react-router';
import { Map as MapIcon, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createHall, removeHall, saveHall, ticketsAdminKey } from '../../../../api/tickets-admin.ts';
import type { AdminHall, AdminVenue, NewHallBody } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button, buttonClass, IconButton } from '../../../../ui/button.tsx';
import { Section } from '../../../../ui/card.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { texts } from './venue-draft.ts';

type Asked = { kind: 'name'; hall: AdminHall | null } | { kind: 'remove'; hall: AdminHall };

/** The halls of a venue, each with the way to its seat map. */
export function HallsCard({ venue }: { venue: AdminVenue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const [asked, setAsked] = useState<Asked | null>(null);
  const add = (
    <Button
      size="sm"
      variant="secondary"
      icon={<Plus aria-hidden="true" className="size-4.5" />}
      onClick={() => setAsked({ kind: 'name', hall: null })}
    >
      {t('ticketsAdmin.halls.new')}
    </Button>
  );
  return (
    <Section title={t('ticketsAdmin.halls.title')} action={add}>
      {venue.halls.length === 0 ? (
        <EmptyState icon={<MapIcon aria-hidden="true" />} title={t('ticketsAdmin.halls.none')}>
          {t('ticketsAdmin.halls.noneLead')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {venue.halls.map((hall) => (
            <li
              key={hall.hallId}
              className="flex flex-wrap items-center gap-3 rounded-2xl border border-line bg-surface p-3 pl-5"
            >
              <div className="min-w-0 flex-1 basis-44">
                <h3 className="font-bold">{local(hall.name)}</h3>
                <p className="tnum text-sm text-muted">
                  {hall.mapNo === 0
                    ? t('ticketsAdmin.halls.notDrawn')
                    : t('ticketsAdmin.halls.drawn', {
                        seats: format.number(hall.seats),
                        number: hall.mapNo,
                      })}
                </p>
              </div>
              <Link
                to="/admin/tickets/halls/$hallId/map"
                params={{ hallId: hall.hallId }}
                className={buttonClass(hall.mapNo === 0 ? 'primary' : 'secondary', 'sm')}
              >
                <MapIcon aria-hidden="true" className="size-4.5" />
                {t(hall.mapNo === 0 ? 'ticketsAdmin.halls.draw' : 'ticketsAdmin.halls.edit')}
                <span className="sr-only">{local(hall.name)}</span>
              </Link>
              <IconButton
                label={t('ticketsAdmin.halls.rename', { name: local(hall.name) })}
                icon={<Pencil />}
                onClick={() => setAsked({ kind: 'name', hall })}
              />
              <IconButton
                label={t('shopAdmin.parts.remove', { name: local(hall.name) })}
                icon={<Trash2 />}
                onClick={() => setAsked({ kind: 'remove', hall })}
              />
            </li>
          ))}
        </ul>
      )}
      {asked?.kind === 'name' && (
        <NameDialog venueId={venue.venueId} hall={asked.hall} onClose={() => setAsked(null)} />
      )}
      {asked?.kind === 'remove' && (
        <ActDialog
          name={`tickets-hall-remove:${asked.hall.hallId}`}
          title={t('ticketsAdmin.form.removeTitle', { name: local(asked.hall.name) })}
          lead={t('ticketsAdmin.halls.removeLead')}
          confirmLabel={t('common.remove')}
          danger
          withReason
          refresh={ticketsAdminKey}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => removeHall(asked.hall.hallId, body, key)}
          done={t('ticketsAdmin.form.removed')}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

function NameDialog({
  venueId,
  hall,
  onClose,
}: {
  venueId: string;
  hall: AdminHall | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(hall?.name ?? { ko: '', en: '' });
  const [tried, setTried] = useState(false);
  return (
    <ActDialog
      name={`tickets-hall:${hall?.hallId ?? `new:${venueId}`}`}
      title={t(hall === null ? 'ticketsAdmin.halls.new' : 'ticketsAdmin.halls.renameTitle')}
      confirmLabel={t(hall === null ? 'ticketsAdmin.halls.create' : 'common.save')}
      refresh={ticketsAdminKey}
      body={(): NewHallBody | null => {
        setTried(true);
        return name.ko.trim() === '' ? null : { name: texts(name) };
      }}
      run={async (body: NewHallBody, key) =>
        hall === null
          ? createHall(venueId, body, key)
          : saveHall(hall.hallId, { ...body, version: hall.version }, key)
      }
      done={t('ticketsAdmin.form.saved')}
      onClose={onClose}
    >
      <LocalizedField
        label={t('ticketsAdmin.venues.fields.name')}
        value={name}
        maxLength={120}
        onChange={setName}
        errorAt={(language) =>
          tried && language === 'ko' && name.ko.trim() === '' ? t('common.required') : null
        }
      />
    </ActDialog>
  );
}
