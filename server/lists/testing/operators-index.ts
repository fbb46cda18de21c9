import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { makeServiceFolder } from '../../../test/services/service.ts';
import type { Database } from '../../db/open.ts';
import { openSearchIndexes } from '../../search/open.ts';
import type { SearchIndex } from '../../search/port.ts';
import type { Searchable } from '../../search/searchable.ts';

const PAGE = 50;

/** An embedded index of operators, made anew from the database; closed and removed when the suite has ended. */
export async function operatorsIndex(
  database: Database,
  searchables: readonly Searchable[],
): Promise<SearchIndex> {
  const folder = await makeServiceFolder();
  const indexes = openSearchIndexes({ opensearch: null }, folder, pino({ level: 'silent' }), () =>
    performance.now(),
  );
  afterAll(async () => {
    await indexes.close();
    await rm(folder, { recursive: true, force: true });
  });
  const rebuild = await indexes.operators.rebuild('first');
  for (const { page, documents } of searchables) {
    for (let after: string | null = null; ; ) {
      const ids: readonly string[] = await page(database.reader, after, PAGE);
      if (ids.length === 0) break;
      await rebuild.add(await documents(database.reader, ids), 1);
      after = ids.at(-1)!;
    }
  }
  await rebuild.finish();
  return indexes.operators;
}
