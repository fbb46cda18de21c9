import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createPerformer,
  performerQuery,
  removePerformer,
  savePerformer,
  ticketsAdminKey,
} from '../../../../api/tickets-admin.ts';
import type {
  AdminPerformer,
  Localized,
  NewPerformerBody,
  PerformerKind,
} from '../../../../api/tickets-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Select } from '../../../../ui/field.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { Conflict } from '../../../admin/conflict.tsx';
import { SaveBar } from '../../../admin/save-bar.tsx';
import { useObjectForm } from '../../../admin/use-object-form.ts';
import { PERFORMER_KINDS } from '../kinds.ts';
import { PictureCard, type ShownPicture } from '../picture-card.tsx';
import { texts } from '../venues/venue-draft.ts';

type Draft = { name: Localized; kind: PerformerKind; about: Localized; picture: ShownPicture };

const NOTHING = { ko: '', en: '' };
const EMPTY: Draft = { name: NOTHING, kind: 'actor', about: NOTHING, picture: null };
const draftOf = ({ name, kind, about, pictureId, picture }: AdminPerformer): Draft => ({
  name,
  kind,
  about,
  picture: picture === null || pictureId === null ? null : { fileId: pictureId, picture },
});
const bodyOf = ({ name, kind, about, picture }: Draft): NewPerformerBody => ({
  name: texts(name),
  kind,
  about: texts(about),
  pictureId: picture?.fileId ?? null,
});

export function PerformerForm({ performer }: { performer: AdminPerformer | null }) {
  const { t } = useTranslation();
  const local = useLocal();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const form = useObjectForm<Draft, AdminPerformer, { performerId: string; version: number }>({
    name: `tickets-performer:${performer?.performerId ?? 'new'}`,
    object: performer,
    empty: EMPTY,
    draftOf,
    errorsOf: ({ name }) => (name.ko.trim() === '' ? { 'name.ko': t('common.required') } : {}),
    send: (draft, version, key) =>
      performer === null || version === null
        ? createPerformer(bodyOf(draft), key)
        : savePerformer(performer.performerId, { ...bodyOf(draft), version }, key),
    read: () => queryClient.fetchQuery({ ...performerQuery(performer?.performerId ?? ''), staleTime: 0 }),
    onSaved: ({ performerId }) => {
      toast(t('ticketsAdmin.form.saved'));
      if (performer === null)
        void navigate({
          to: '/admin/tickets/performers/$performerId',
          params: { performerId },
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
          fieldName={(field) => t(`ticketsAdmin.performers.fields.${field}`)}
          onTakeTheirs={form.takeTheirs}
          onKeep={form.keep}
        />
      )}
      <PictureCard
        title={t('ticketsAdmin.performers.fields.picture')}
        hint={t('ticketsAdmin.performers.pictureHint')}
        removeTitle={t('ticketsAdmin.performers.pictureRemove')}
        seed={performer?.performerId ?? 'performer'}
        shown={draft.picture}
        frame="size-28 rounded-3xl sm:size-36"
        onChange={(picture) => change({ picture })}
      />
      <Card className="flex flex-col gap-5">
        <LocalizedField
          label={t('ticketsAdmin.performers.fields.name')}
          value={draft.name}
          maxLength={120}
          onChange={(name) => change({ name })}
          errorAt={(language) => errorAt(`name.${language}`)}
        />
        <Select
          label={t('ticketsAdmin.performers.kind')}
          value={draft.kind}
          onChange={({ target }) => change({ kind: target.value as PerformerKind })}
          options={PERFORMER_KINDS.map((value) => ({
            value,
            label: t(`ticketsAdmin.performers.kinds.${value}`),
          }))}
        />
        <LocalizedField
          label={t('ticketsAdmin.performers.fields.about')}
          value={draft.about}
          maxLength={4000}
          rows={6}
          onChange={(about) => change({ about })}
          errorAt={() => null}
          isOptional
        />
      </Card>
      <SaveBar form={form} isNew={performer === null} createLabel={t('ticketsAdmin.performers.create')}>
        {performer !== null && (
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
      {isRemoving && performer !== null && (
        <ActDialog
          name={`tickets-performer-remove:${performer.performerId}`}
          title={t('ticketsAdmin.form.removeTitle', { name: local(performer.name) })}
          lead={t('ticketsAdmin.performers.removeLead')}
          confirmLabel={t('common.remove')}
          danger
          withReason
          refresh={[...ticketsAdminKey, 'performers']}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => removePerformer(performer.performerId, body, key)}
          done={t('ticketsAdmin.form.removed')}
          onClose={() => setRemoving(false)}
          onDone={() => void navigate({ to: '/admin/tickets/performers', ignoreBlocker: true })}
        />
      )}
    </form>
  );
}
