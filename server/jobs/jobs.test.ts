import { expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { instance, makeItems, timesOf, toyJob } from './testing/toy.ts';

eachDatabase('a job', (open) => {
  test('does each item once, page after page, and tells how far it is', async () => {
    const database = await open();
    await makeItems(database, 95);
    const seen: number[] = [];
    const jobs = instance(database, [toyJob()]);
    const { status, row } = await jobs.run('toy.count-items', { onProgress: ({ done }) => seen.push(done) });
    expect(status).toBe('done');
    expect(row).toMatchObject({ done: 95, failed: 0, total: 95, checkpoint: 'item-000094', pages: 10 });
    expect(seen).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 95]);
    expect(await timesOf(database)).toEqual({ 1: 95 });
  });
});
