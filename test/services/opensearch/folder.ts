import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the private node is made of: its jars, by name, and the one class of ours. */
export const sources = fileURLToPath(new URL('.', import.meta.url));
export const SOURCE_FILES = { jars: 'pom.xml', program: 'PrivateNode.java' } as const;

const cacheFolder = fileURLToPath(new URL('../../../.cache', import.meta.url));
let folder: string | undefined;

/** Where the private node lies, or would lie, ready to run; another one for other jars. */
export function opensearchFolder(): string {
  if (folder) return folder;
  const hash = createHash('sha256');
  for (const file of Object.values(SOURCE_FILES)) hash.update(readFileSync(join(sources, file)));
  folder = join(cacheFolder, `opensearch-${hash.digest('hex').slice(0, 12)}`);
  return folder;
}
