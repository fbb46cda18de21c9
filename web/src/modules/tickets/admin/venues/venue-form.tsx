import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createVenue,
  removeVenue,
  saveVenue,
  ticketsAdminKey,
  venueQuery,
} from '../../../../api/tickets-admin.ts';
import type { AdminVenue, Region } from '../../../../api/tickets-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { Conflict } from '../../../admin/conflict.tsx';
import { SaveBar } from '../../../admin/save-bar.tsx';
import { useObjectForm } from '../../../admin/use-object-form.ts';
import { useShowWords } from '../../browse/use-show-words.ts';
import { REGIONS, VENUE_STATUSES } from '../kinds.ts';
import { PictureCard } from '../picture-card.tsx';
import { degreesOf, emptyVenue, type VenueDraft, venueBody, venueDraft } from './venue-draft.ts';

/** What is said of a venue. Its halls stand below, each with a life of its own. */
export function VenueForm({ venue }: { venue: AdminVenue | null }) {
  const { t } = useTranslation();
  const local = useLocal();
  const words = useShowWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const form = useObjectForm<VenueDraft, AdminVenue, { venueId: string; version: number }>({
    name: `tickets-venue:${venue?.venueId ?? 'new'}`,
    object: venue,
    empty: emptyVenue,
    draftOf: venueDraft,
    errorsOf: (draft) => ({
      ...(draft.name.ko.trim() === '' && { 'name.ko': t('common.required') }),
      ...(degreesOf(draft.latitude, 90) === undefined && { latitude: t('ticketsAdmin.venues.notDegrees') }),
      ...(degreesOf(draft.longitude, 180) === undefined && {
        longitude: t('ticketsAdmin.venues.notDegrees'),
      }),
    }),
    send: (draft, version, key) =>
      venue === null || version === null
        ? createVenue(venueBody(draft), key)
        : saveVenue(venue.venueId, { ...venueBody(draft), version }, key),
    read: () => queryClient.fetchQuery({ ...venueQuery(venue?.venueId ?? ''), staleTime: 0 }),
    onSaved: ({ venueId }) => {
      toast(t('ticketsAdmin.form.saved'));
      if (venue === null)
        void navigate({
          to: '/admin/tickets/venues/$venueId',
          params: { venueId },
          replace: true,
          ignoreBlocker: true,
        });
    },
  });
  const { draft, change, errorAt } = form;
  return (
    <form ref={form.form} noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      {form.merged !== null && (
        <Conflict
          title={t('ticketsAdmin.form.conflict')}
          merged={form.merged}
          fieldName={(field) => t(`ticketsAdmin.venues.fields.${field}`)}
          onTakeTheirs={form.takeTheirs}
          onKeep={form.keep}
        />
      )}
      <PictureCard
        title={t('ticketsAdmin.venues.picture')}
        hint={t('ticketsAdmin.venues.pictureHint')}
        removeTitle={t('ticketsAdmin.venues.pictureRemove')}
        seed={venue?.venueId ?? 'venue'}
        shown={draft.picture}
        frame="aspect-[3/2] w-32 rounded-2xl sm:w-48"
        onChange={(picture) => change({ picture })}
      />
      <Card className="flex flex-col gap-5">
        <LocalizedField
          label={t('ticketsAdmin.venues.fields.name')}
          value={draft.name}
          maxLength={120}
          onChange={(name) => change({ name })}
          errorAt={(language) => errorAt(`name.${language}`)}
        />
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          <Select
            label={t('ticketsAdmin.venues.region')}
            value={draft.region}
            onChange={({ target }) => change({ region: target.value as Region })}
            options={REGIONS.map((value) => ({ value, label: words.region(value) }))}
          />
          <div>
            <p className="mb-1 text-sm font-semibold">{t('ticketsAdmin.venues.status')}</p>
            <Segmented
              label={t('ticketsAdmin.venues.status')}
              value={draft.status}
              onChange={(status) => change({ status })}
              tabs={VENUE_STATUSES.map((value) => ({
                value,
                label: t(`ticketsAdmin.venues.statuses.${value}`),
              }))}
            />
          </div>
        </div>
        <LocalizedField
          label={t('ticketsAdmin.venues.fields.address')}
          value={draft.address}
          maxLength={300}
          onChange={(address) => change({ address })}
          errorAt={() => null}
          isOptional
        />
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          {(['latitude', 'longitude'] as const).map((field) => (
            <Field
              key={field}
              label={t(`ticketsAdmin.venues.fields.${field}`)}
              optional={t('common.optional')}
              inputMode="decimal"
              autoComplete="off"
              value={draft[field]}
              error={errorAt(field)}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          ))}
        </div>
        <LocalizedField
          label={t('ticketsAdmin.venues.fields.about')}
          value={draft.about}
          maxLength={4000}
          rows={5}
          onChange={(about) => change({ about })}
          errorAt={() => null}
          isOptional
        />
      </Card>
      <SaveBar form={form} isNew={venue === null} createLabel={t('ticketsAdmin.venues.create')}>
        {venue !== null && (
          <Button
            size="sm"
            variant="danger"
            icon={<Trash2 aria-hidden="true" className="size-4.5" />}
            onClick={() => setRemoving(true)}
          >
            {t('common.remove')}
          </Button>
        )}
      </SaveBar>
      {isRemoving && venue !== null && (
        <ActDialog
          name={`tickets-venue-remove:${venue.venueId}`}
          title={t('ticketsAdmin.form.removeTitle', { name: local(venue.name) })}
          lead={t('ticketsAdmin.venues.removeLead')}
          confirmLabel={t('common.remove')}
          danger
          withReason
          refresh={[...ticketsAdminKey, 'venues']}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => removeVenue(venue.venueId, body, key)}
          done={t('ticketsAdmin.form.removed')}
          onClose={() => setRemoving(false)}
          onDone={() => void navigate({ to: '/admin/tickets/venues', ignoreBlocker: true })}
        />
      )}
    </form>
  );
}
