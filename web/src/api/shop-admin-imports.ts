import { queryOptions } from '@tanstack/react-query';
import { paged } from './admin.ts';
import { command, get } from './client.ts';
import { shopAdminKey } from './shop-admin.ts';
import type { Import, ImportError, Page } from './shop-admin-types.ts';
import { type UploadOptions, upload } from './upload.ts';

const LIVE_MS = 1_000;

/** Whether an import may still change by itself. */
export const isUnderWay = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'waiting' || status === 'running';

export const importsQuery = paged<Page<Import>>(['shop', 'imports'], '/admin/shop/imports');
/** While it moves, the page looks each second. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: [...shopAdminKey, 'import', importId],
    queryFn: ({ signal }) => get<Import>(pathOf(importId), undefined, signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data) ? LIVE_MS : false),
  });
export const importErrorsQuery = (importId: string) =>
  paged<Page<ImportError>>(['shop', 'import-errors', importId], `${pathOf(importId)}/errors`, { limit: 100 });
export const importErrorsFile = (importId: string): string => `${pathOf(importId)}/errors.csv`;

/** Sends a file; with `dryRun` nothing is changed, and every row is judged all the same. */
export const startImport = (
  file: File,
  { dryRun, reason }: { dryRun: boolean; reason: string },
  options: UploadOptions,
): Promise<Import> =>
  upload<Import>('/admin/shop/imports', file, {
    ...options,
    fields: { reason, dryRun: String(dryRun) },
  });
export const stopImport = (importId: string, body: { reason: string }, key: string) =>
  command<Import>(`${pathOf(importId)}/stop`, body, key);

const pathOf = (importId: string): string => `/admin/shop/imports/${encodeURIComponent(importId)}`;
