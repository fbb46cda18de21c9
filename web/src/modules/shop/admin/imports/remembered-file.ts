import type { Import } from '../../../../api/shop-admin-types.ts';

/** The file of the newest dry run of this tab: it can be done for good without looking for it again. */
let remembered: { importId: string; file: File; reason: string } | null = null;

export function rememberFile({ importId, isDryRun, reason }: Import, file: File): void {
  remembered = isDryRun ? { importId, file, reason } : null;
}

export const fileOf = (importId: string) => (remembered?.importId === importId ? remembered : null);
