import { join } from 'node:path';
import type { FilesConfig } from '../config/files.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import type { FileStore } from './store.ts';

/**
 * The store that the settings name; nothing is read or written yet.
 * @param dataDir absolute folder of everything that this installation writes
 */
export const openFileStore = ({ s3 }: FilesConfig, dataDir: string): FileStore =>
  s3 ? s3Store(s3) : folderStore(join(dataDir, 'files'));
