import Type, { type Static } from 'typebox';

export const FILES_SETTINGS = Type.Object({});

/** Where pictures and other files are kept. */
export type FilesConfig = Record<never, never>;

export function readFilesConfig(_env: Static<typeof FILES_SETTINGS>): FilesConfig {
  return {};
}
