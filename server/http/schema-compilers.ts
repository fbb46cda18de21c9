import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';

const OPTIONS = {
  removeAdditional: false,
  useDefaults: true,
  allErrors: false,
  strictTypes: false,
  // The schema of schemas is by far the largest of all: a test holds ours against it, no start has to.
  meta: false,
  validateSchema: false,
} as const;

function makeAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ ...OPTIONS, coerceTypes });
  // ajv-formats is CommonJS: its function is the default's default under ES modules.
  (addFormats as unknown as { default: (ajv: Ajv) => void }).default(ajv);
  return ajv;
}

/**
 * Compiles a route's schemas when the route is first called: hundreds of routes have a thousand schemas, and a start
 * would wait for all of them. JSON bodies are taken as they are ("5" is no number); what stands in an address is
 * text and is converted.
 */
export function registerSchemaCompilers(app: FastifyInstance): void {
  const strict = makeAjv(false);
  const converting = makeAjv(true);
  app.setValidatorCompiler(({ schema, httpPart }) => {
    let validate: ValidateFunction | undefined;
    return (data: unknown): true | { error: ErrorObject[] } => {
      validate ??= (httpPart === 'body' ? strict : converting).compile(schema as object);
      if (validate(data) !== true) return { error: validate.errors ?? [] };
      const error = httpPart === 'body' ? null : infinityIn(data);
      return error === null || { error: [error] };
    };
  });
  const compileSerializer = SerializerSelector()({}, {});
  app.setSerializerCompiler((route) => {
    let serialize: ((data: unknown) => string) | undefined;
    return (data) => {
      serialize ??= compileSerializer(route as never) as (data: unknown) => string;
      return serialize(data);
    };
  });
}

/** Ajv turns the text 1e999 into Infinity, and then passes every bound over for it. */
function infinityIn(data: unknown): ErrorObject | null {
  const found = Object.entries(data ?? {}).find(([, value]) => value === Infinity || value === -Infinity);
  if (!found) return null;
  const instancePath = `/${found[0]}`;
  return {
    keyword: 'type',
    instancePath,
    schemaPath: '#/type',
    params: {},
    message: 'must be a finite number',
  };
}
