import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../../api/client.ts';
import { importErrorsFile, importErrorsQuery, isUnderWay } from '../../../../api/shop-admin-imports.ts';
import type { Import, ImportError } from '../../../../api/shop-admin-types.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/field.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { toast } from '../../../../ui/toast.tsx';

/** What is wrong with which row, to be mended in the file. */
export function ImportErrors({ run }: { run: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const errors = useInfiniteQuery({
    ...importErrorsQuery(run.importId),
    refetchInterval: isUnderWay(run) ? 3_000 : false,
  });
  const all = (errors.data?.pages ?? []).flatMap(({ items }) => items);
  const kinds = new Map(
    all.map((error) => [error.code, error.message === null ? error.code : say(error.message)]),
  );
  const save = () =>
    download(
      importErrorsFile(run.importId),
      {},
      t('shopAdmin.imports.errorsFile', { name: run.fileName.replace(/\.csv$/i, '') }),
    ).catch((error: unknown) => toast(errorText(error)));
  const columns: Column<ImportError>[] = [
    {
      key: 'row',
      header: t('shopAdmin.imports.row'),
      primary: true,
      cell: ({ row }) => (
        <span className="tnum font-semibold">
          {t('shopAdmin.imports.rowNo', { row: format.number(row) })}
        </span>
      ),
    },
    {
      key: 'field',
      header: t('shopAdmin.imports.column'),
      cell: ({ field }) => (field === null ? '—' : <code className="font-mono text-sm">{field}</code>),
    },
    {
      key: 'why',
      header: t('shopAdmin.imports.why'),
      cell: ({ message, code: name, allowed }) => (
        <>
          {message === null ? name : say(message)}
          {allowed !== null && (
            <span className="block text-sm text-muted">
              {t('shopAdmin.imports.allowed', { values: allowed.map(say).join(', ') })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'value',
      header: t('shopAdmin.imports.value'),
      cell: ({ value }) =>
        value === null ? '—' : <code className="font-mono text-sm break-all">{value}</code>,
    },
  ];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <Select
          label={t('shopAdmin.imports.filter')}
          className="w-full sm:w-72"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          options={[
            { value: '', label: t('shopAdmin.imports.allErrors') },
            ...[...kinds].map(([value, label]) => ({ value, label })),
          ]}
        />
        <Button
          size="sm"
          variant="secondary"
          icon={<Download aria-hidden="true" className="size-4.5" />}
          onClick={() => void save()}
        >
          {t('shopAdmin.imports.downloadErrors')}
        </Button>
      </div>
      <PagedList query={errors} empty={<p className="text-muted">{t('shopAdmin.imports.noErrors')}</p>}>
        {(items) => (
          <Table
            caption={t('shopAdmin.imports.errors')}
            columns={columns}
            rows={code === '' ? items : items.filter((error) => error.code === code)}
            rowKey={({ row, field, code: name }) => `${row}:${field}:${name}`}
          />
        )}
      </PagedList>
    </>
  );
}
