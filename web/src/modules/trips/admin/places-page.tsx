import { useInfiniteQuery } from '@tanstack/react-query';
import { MapPin, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminPlace, adminPlacesQuery } from '../../../api/trips-admin.ts';
import type { PlaceKind } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Condition } from '../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../admin/lists/operator-list.tsx';
import { useProvinces } from '../home/use-provinces.ts';
import { KINDS, useKindName } from '../places/kinds.ts';
import { ImportCard } from './import-card.tsx';
import { ModerateButton } from './moderate-button.tsx';
import { PlaceDialog } from './place-dialog.tsx';

const SOURCES = ['sample', 'import', 'operator'] as const;

/** The places that everybody finds: written here, imported, or of the sample that comes along. */
export function AdminPlacesPage() {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const asked = useAsked(useConditions(), ['newest', 'oldest', 'name']);
  const places = useInfiniteQuery(adminPlacesQuery(asked.query));
  const add = (
    <Button size="sm" icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setEdited('new')}>
      {t('tripsAdmin.places.new')}
    </Button>
  );
  return (
    <Page wide title={t('tripsAdmin.places.title')} lead={t('tripsAdmin.places.lead')} action={add}>
      <ImportCard />
      <OperatorList
        asked={asked}
        answer={places}
        placeholder={t('tripsAdmin.places.search')}
        empty={
          <EmptyState icon={<MapPin aria-hidden="true" />} title={t('tripsAdmin.places.none')} action={add} />
        }
      >
        {(items) => <PlaceTable places={items} onEdit={setEdited} />}
      </OperatorList>
      {edited !== null && <PlaceDialog placeId={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function useConditions(): Condition[] {
  const { t } = useTranslation();
  const provinces = useProvinces();
  const kindName = useKindName();
  return [
    {
      kind: 'choice',
      name: 'province',
      label: t('tripsAdmin.places.province'),
      values: provinces.all.map(({ code }) => code),
      nameOf: provinces.name,
    },
    {
      kind: 'choice',
      name: 'kind',
      label: t('tripsAdmin.places.kind'),
      values: KINDS,
      nameOf: (value) => kindName(value as PlaceKind),
    },
    {
      kind: 'choice',
      name: 'source',
      label: t('tripsAdmin.places.source'),
      values: SOURCES,
      nameOf: (value) => t(`tripsAdmin.places.sources.${value as (typeof SOURCES)[number]}`),
    },
    { kind: 'flag', name: 'hidden', label: t('tripsAdmin.hiddenOnly') },
  ];
}

type TableProps = { places: AdminPlace[]; onEdit: (placeId: string) => void };

function PlaceTable({ places, onEdit }: TableProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const provinces = useProvinces();
  const kindName = useKindName();
  const columns: Column<AdminPlace>[] = [
    {
      key: 'name',
      header: t('tripsAdmin.places.name'),
      primary: true,
      cell: ({ name, address }) => (
        <>
          <span className="font-semibold">{local(name)}</span>
          <span className="block text-sm font-normal text-muted">{address}</span>
        </>
      ),
    },
    { key: 'kind', header: t('tripsAdmin.places.kind'), cell: ({ kind }) => kindName(kind) },
    {
      key: 'province',
      header: t('tripsAdmin.places.province'),
      cell: ({ province }) => provinces.name(province),
    },
    {
      key: 'source',
      header: t('tripsAdmin.places.source'),
      cell: ({ source, isEdited }) => (
        <span className="inline-flex flex-wrap gap-1.5">
          {source !== 'member' && t(`tripsAdmin.places.sources.${source}`)}
          {isEdited && <Badge>{t('tripsAdmin.places.edited')}</Badge>}
        </span>
      ),
    },
    {
      key: 'act',
      header: '',
      cell: ({ placeId, name, isHidden }) => (
        <span className="flex flex-wrap items-center justify-end gap-1.5">
          {isHidden && <Badge tone="warn">{t('tripsAdmin.hidden')}</Badge>}
          <IconButton
            label={t('tripsAdmin.places.edit', { name: local(name) })}
            icon={<Pencil aria-hidden="true" />}
            onClick={() => onEdit(placeId)}
          />
          <ModerateButton what="places" id={placeId} name={local(name)} isHidden={isHidden} />
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t('tripsAdmin.places.title')}
      columns={columns}
      rows={places}
      rowKey={({ placeId }) => placeId}
    />
  );
}
