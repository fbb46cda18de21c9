import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { FastifyInstance } from 'fastify';
import { makeAjv } from '../lib/checks.ts';
import { turnedTextIn } from '../lib/turned-text.ts';

/**
 * Compiles a route's schemas when the route is first called: hundreds of routes have a thousand schemas, and a start
 * would wait for all of them. JSON bodies are taken as they are ("5" is no number); what stands in an address is
 * text and is converted.
 */
export function registerSchemaCompilers(app: FastifyInstance): void {
  const strict = makeAjv({ useDefaults: true });
  const converting = makeAjv({ useDefaults: true, coerceTypes: true });
  app.setValidatorCompiler(({ schema, httpPart }) => {
    let validate: ValidateFunction | undefined;
    return (data: unknown): true | { error: ErrorObject[] } => {
      validate ??= (httpPart === 'body' ? strict : converting).compile(schema as object);
      if (validate(data) !== true) return { error: validate.errors ?? [] };
      const error = httpPart === 'body' ? turnedTextIn(data) : infinityIn(data);
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
