import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEYLESS } from '../../server/http/keys.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
}

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

function operationsOf({ app }: TestInstallation): Operation[] {
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(100);
  return operations;
}

// Clients are made from these names: two that are alike and one of them is lost.
test('every operation of the API has a name of its own', () => {
  const names = operationsOf(site).map(({ operationId }) => operationId);
  expect(names.filter((name, i) => name === undefined || names.indexOf(name) !== i)).toEqual([]);
});

test('every command says that it takes a key, and nothing else does', () => {
  const { paths } = site.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
  const keyOf = ({ parameters = [] }: Operation) => parameters.find(({ name }) => name === 'idempotency-key');
  const all = Object.values(paths).flatMap((methods) => Object.entries(methods));
  const changes = all.filter(([method]) => method !== 'get').map(([, operation]) => operation);
  const reads = all.filter(([method]) => method === 'get').map(([, operation]) => operation);
  expect(reads.filter(keyOf)).toEqual([]);
  const keyless = changes.filter((operation) => !keyOf(operation)).map(({ operationId }) => operationId);
  expect(keyless.sort()).toEqual([...KEYLESS].sort());
  const transfer = changes.find(({ operationId }) => operationId === 'transfer')!;
  expect(keyOf(transfer)).toMatchObject({
    in: 'header',
    required: false,
    description: expect.stringContaining('retry'),
    schema: { type: 'string', pattern: expect.any(String) },
  });
});

test('what says that it takes a key refuses one that is none', async () => {
  const headers = { 'idempotency-key': 'not one' };
  const token = site.tokenOf('minji');
  for (const [path, body] of [
    ['/pay/transfers', { to: 'jun@madang.example', amount: 1 }],
    ['/trips', { title: '제주', startsOn: '2027-03-01', days: 3 }],
    ['/stocks/orders/cancellations', {}],
  ] as const) {
    const answer = await site.call('POST', path, { token, body, headers });
    expect([path, answer.status, answer.body.code]).toEqual([path, 400, 'request.invalid-key']);
  }
});

// They are compiled when a route is first called: a slip in one must not wait for its first customer.
test('every schema of the API compiles', () => {
  const ajv = new Ajv({ strictTypes: false });
  (addFormats as unknown as { default: (ajv: Ajv) => void }).default(ajv);
  // What OpenAPI adds for its readers.
  ajv.addKeyword('example');
  const serializer = SerializerSelector()({}, {});
  const operations = operationsOf(site);
  const broken: string[] = [];
  const attempt = (what: string, compile: () => unknown) => {
    try {
      compile();
    } catch (error) {
      broken.push(`${what}: ${(error as Error).message}`);
    }
  };
  for (const { operationId, parameters = [], requestBody, responses } of operations) {
    for (const { name, schema } of parameters) attempt(`${operationId} ${name}`, () => ajv.compile(schema));
    const body = requestBody?.content['application/json']?.schema;
    if (body) attempt(`${operationId} body`, () => ajv.compile(body));
    for (const [status, { content = {} }] of Object.entries(responses)) {
      const answer = content['application/json']?.schema;
      const route = { schema: answer, method: 'GET', url: '/', httpStatus: status };
      if (answer) attempt(`${operationId} ${status}`, () => serializer(route as never));
    }
  }
  expect(broken).toEqual([]);
});
