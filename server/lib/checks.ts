import { Ajv, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Static, TSchema } from 'typebox';

const OPTIONS: Options = {
  removeAdditional: false,
  strictTypes: false,
  // The schema of schemas is by far the largest of all: a test holds ours against it, no start has to.
  meta: false,
  validateSchema: false,
};

/**
 * What compiles our schemas.
 * @param options `coerceTypes` where values arrive as text; `useDefaults` to fill in what is left out; both change the
 *   value that is given. `allErrors` for every fault, not only the first
 */
export function makeAjv(options: Pick<Options, 'coerceTypes' | 'useDefaults' | 'allErrors'>): Ajv {
  const ajv = new Ajv({ ...OPTIONS, ...options });
  // ajv-formats is CommonJS: its function is the default's default under ES modules.
  (addFormats as unknown as { default: (ajv: Ajv) => void }).default(ajv);
  return ajv;
}

/** Whether values are as a schema says. */
export interface Check<T> {
  isOk(value: unknown): value is T;
  /** Where the first fault of a value lies, as a JSON pointer (RFC 6901): '' for the value itself; null for none. */
  faultIn(value: unknown): string | null;
}

let strict: Ajv | undefined;

/** A check of what no route has checked, compiled when it is first asked: a start waits for none. */
export function checkOf<T extends TSchema>(schema: T): Check<Static<T>> {
  let validate: ValidateFunction | undefined;
  const isOk = (value: unknown): value is Static<T> => {
    strict ??= makeAjv({});
    validate ??= strict.compile(schema);
    return validate(value) === true;
  };
  return {
    isOk,
    faultIn: (value) => (isOk(value) ? null : (validate?.errors?.[0]?.instancePath ?? '')),
  };
}
