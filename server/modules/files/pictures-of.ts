import type { Executor } from '../../db/dialect.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import { readFiles } from './queries.ts';
import { pictureOf } from './stored-file.ts';

/** A row of a stored file never changes in what is shown, so it is read once. */
const REMEMBERED = 5_000;

/** @param publicUrl see `pictureOf` */
export function createPictures(publicUrl: string) {
  const known = new Map<string, Picture>();
  return async (executor: Executor, fileIds: readonly string[]): Promise<Map<string, Picture>> => {
    const unknown = fileIds.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      for (const file of await readFiles(executor, unknown)) known.set(file.id, pictureOf(file, publicUrl));
    }
    const found = new Map<string, Picture>();
    for (const id of fileIds) {
      const picture = known.get(id);
      if (picture) found.set(id, picture);
    }
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    return found;
  };
}
