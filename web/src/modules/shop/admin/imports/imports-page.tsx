import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../../api/client.ts';
import { importsQuery } from '../../../../api/shop-admin-imports.ts';
import type { Import } from '../../../../api/shop-admin-types.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Section } from '../../../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { ImportBadge } from './import-badge.tsx';
import { ProductsFile } from './products-file.tsx';
import { UploadCard } from './upload-card.tsx';

/** Products from a file, and into one. */
export function ImportsPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const imports = useInfiniteQuery({ ...importsQuery, refetchInterval: 10_000 });
  const example = () =>
    download('/admin/shop/imports/example.csv', {}, t('shopAdmin.imports.exampleFile')).catch(
      (error: unknown) => toast(errorText(error)),
    );
  return (
    <Page
      title={t('shopAdmin.imports.title')}
      lead={t('shopAdmin.imports.lead')}
      back={
        <Link to="/admin/shop/products" className={backClass}>
          <BackIcon />
          {t('shopAdmin.products.title')}
        </Link>
      }
      action={
        <div className="flex flex-wrap gap-2.5">
          <Button
            size="sm"
            variant="secondary"
            icon={<FileSpreadsheet aria-hidden="true" className="size-4.5" />}
            onClick={() => void example()}
          >
            {t('shopAdmin.imports.example')}
          </Button>
          <ProductsFile />
        </div>
      }
    >
      <UploadCard />
      <Section title={t('shopAdmin.imports.history')} className="mt-8">
        <PagedList
          query={imports}
          empty={
            <EmptyState icon={<Download aria-hidden="true" />} title={t('shopAdmin.imports.none')}>
              {t('shopAdmin.imports.noneLead')}
            </EmptyState>
          }
        >
          {(items) => <ImportTable imports={items} />}
        </PagedList>
      </Section>
    </Page>
  );
}

function ImportTable({ imports }: { imports: Import[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Import>[] = [
    {
      key: 'file',
      header: t('shopAdmin.imports.fileName'),
      primary: true,
      cell: (row) => (
        <Link
          to="/admin/shop/imports/$importId"
          params={{ importId: row.importId }}
          className="block py-1 font-semibold break-all underline-offset-4 hover:underline"
        >
          {row.fileName}
        </Link>
      ),
    },
    {
      key: 'status',
      header: t('shopAdmin.orders.status'),
      cell: (row) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          <ImportBadge status={row.status} />
          {row.isDryRun && <Badge tone="info">{t('shopAdmin.imports.dryRun')}</Badge>}
        </span>
      ),
    },
    {
      key: 'rows',
      header: t('shopAdmin.imports.rows'),
      numeric: true,
      cell: (row) => `${format.number(row.done)} / ${format.number(row.total)}`,
    },
    {
      key: 'failed',
      header: t('shopAdmin.imports.failed'),
      numeric: true,
      cell: (row) => (
        <span className={row.failed > 0 ? 'font-bold text-bad' : undefined}>{format.number(row.failed)}</span>
      ),
    },
    {
      key: 'at',
      header: t('shopAdmin.imports.started'),
      numeric: true,
      cell: (row) => format.dateTime(row.createdAt),
    },
  ];
  return (
    <Table
      caption={t('shopAdmin.imports.history')}
      columns={columns}
      rows={imports}
      rowKey={({ importId }) => importId}
    />
  );
}
