import type { Fallback } from '../proposal.ts';

/** The model has given nothing that a plan can be made of. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly reason: Fallback;
  constructor(reason: Fallback, cause?: unknown) {
    super(`The model’s answer cannot be used: ${reason}`, { cause });
    this.reason = reason;
  }
}
