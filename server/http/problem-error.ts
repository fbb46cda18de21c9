import type { Code } from './codes.ts';

/**
 * Thrown by handlers for expected failures that are no decision of a lane. It stands alone, without the catalogue of
 * codes and without HTTP: threads throw it too, and each of them would have to read both.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: Code;
  readonly extras: Record<string, unknown>;
  constructor(code: Code, extras: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.extras = extras;
  }
}
