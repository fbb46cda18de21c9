export type FilesTables = Record<never, never>;
