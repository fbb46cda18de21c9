export const MAX_FILES = 50;
/** Of what is uploaded. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Below one trip. */
export const MAX_COMMENTS = 10_000;
export const MAX_COMMENT = 1_000;
