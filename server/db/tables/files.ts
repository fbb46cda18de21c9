/** One stored picture: all its widths and formats. */
export interface FilesTable {
  /** Made for each storing: objects of an earlier one can be deleted late and never hit a later one. */
  id: string;
  /** SHA-256 of what was uploaded, and of how it is made into pictures. */
  hash: string;
  /** The hash while it is stored, else null: one storing of a content at a time. */
  stored_hash: string | null;
  state: 'writing' | 'stored' | 'leaving';
  width: number;
  height: number;
  /** JSON: [[width, 'avif' | 'webp', bytes], …], ascending. */
  variants: string;
  created_at: number;
  /** When it may be swept, if nothing shows it by then; null while something does. */
  sweep_at: number | null;
}
/** What shows a file. */
export interface FileReferencesTable {
  /** One picture of one thing: `account:<id>:picture`. */
  owner: string;
  file_id: string;
  at: number;
}
/** Who uploaded a file, for a day: only they may show it. */
export interface FileUploadsTable {
  file_id: string;
  account_id: string;
  at: number;
  /** 1 until it is shown: somebody is about to. */
  pending: number;
}

export interface FilesTables {
  files: FilesTable;
  file_references: FileReferencesTable;
  file_uploads: FileUploadsTable;
}
