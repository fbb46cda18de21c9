import type { Rule } from './rule.ts';
import { lineAt, type Source } from './source.ts';

/** Packages that compute and do nothing else. */
const purePackages = ['typebox', 'ajv', 'ajv-formats', 'topojson-client', 'fractional-indexing'];

/** Folders whose files touch the world. */
const impureFolder = /^server\/(db|http|events|cache|search|files|mail|gateways|jobs|telemetry)\//;

/** Globals that a decision may not ask: they know the time, chance or the world. */
const impureGlobals = new Set(
  'process crypto performance globalThis console fetch setTimeout setInterval setImmediate queueMicrotask'.split(
    ' ',
  ),
);
const impureMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now']);

/** What decides must decide the same again: on replay, in the simulator, in a test. */
export const purity: Rule[] = [
  {
    name: 'a domain file is pure, and so is all that it imports',
    remedy: 'Let admission stamp id, time and randomness on the command, and let prefetch load what is read.',
    findProblems: (tree) =>
      [...pureFiles(tree)].flatMap(([source, importer]) => findImpurities(source, importer)),
    bad: [
      { 'server/modules/pay/domain.ts': 'const at = Date.now();' },
      { 'server/modules/pay/domain.ts': 'const at = new Date();' },
      { 'server/modules/pay/domain.ts': 'const at = Math.random();' },
      { 'server/modules/pay/domain.ts': 'const id = crypto.randomUUID();' },
      { 'server/modules/pay/domain.ts': 'if (process.env.X) f();' },
      { 'server/modules/pay/domain.ts': 'export async function f() {}' },
      { 'server/modules/pay/domain.ts': `import { readFileSync } from 'node:fs';` },
      { 'server/modules/pay/domain.ts': `import { sql } from 'kysely';` },
      { 'server/modules/pay/domain.ts': `import { write } from '../../db/write.ts';` },
      { 'server/modules/tickets/seats.ts': 'export const decideHold = () => Math.random();' },
      {
        'server/modules/pay/domain.ts': `import { idMaker } from '../../lib/id.ts';`,
        'server/lib/id.ts': 'export const idMaker = () => Math.random();',
      },
      {
        'server/modules/shop/domain.ts': `import { post } from '../pay/index.ts';`,
        'server/modules/pay/index.ts': `export { post } from './postings.ts';`,
        'server/modules/pay/postings.ts': 'export const post = () => Date.now();',
      },
    ],
    good: [
      {
        'server/modules/pay/domain.ts':
          '// Date.now() is for others\nexport const at = (ms: number) => new Date(ms);',
      },
      { 'server/modules/pay/domain.ts': `import type { Executor } from '../../db/dialect.ts';` },
      { 'server/modules/pay/queries.ts': 'export const f = async () => Date.now();' },
      {
        'server/modules/shop/domain.ts': `import { post } from '../pay/index.ts';`,
        'server/modules/pay/index.ts': `export { post } from './postings.ts'; export { read } from './queries.ts';`,
        'server/modules/pay/postings.ts': 'export const post = () => 1;',
        'server/modules/pay/queries.ts': 'export const read = async () => Date.now();',
      },
    ],
  },
];

/** The files that decide, and those whose values they use; each with the file through which it was reached. */
function pureFiles(tree: Source[]): Map<Source, Source> {
  const byPath = new Map(tree.map((source) => [source.path, source]));
  const reached = new Map<Source, Source>();
  const visit = (source: Source, importer: Source) => {
    if (reached.has(source)) return;
    reached.set(source, importer);
    for (const { path, names, isType } of source.imports) {
      if (isType || path === undefined || impureFolder.test(path)) continue;
      for (const origin of origins(byPath, path, names)) visit(origin, source);
    }
  };
  for (const source of tree) if (isDomain(source)) visit(source, source);
  return reached;
}

function isDomain({ path, exports }: Source): boolean {
  if (!path.startsWith('server/modules/') || path.endsWith('.test.ts')) return false;
  return (
    path.endsWith('/domain.ts') || [...exports].some(([name, from]) => /^decide[A-Z]/.test(name) && !from)
  );
}

/** Where the names come from: an index.ts that only passes a name on is not itself used. */
function origins(byPath: Map<string, Source>, path: string, names: string[]): Source[] {
  const source = byPath.get(path);
  if (!source) return [];
  const passedOn = names.map((name) => source.exports.get(name));
  if (names.length === 0 || passedOn.includes(undefined)) return [source];
  return passedOn.flatMap((from) => (from ? (byPath.get(from) ?? []) : []));
}

function findImpurities(source: Source, importer: Source): string[] {
  const reachedFrom = importer === source ? '' : ` (used by ${importer.path})`;
  const foreign = source.imports
    .filter(({ isType, path, specifier }) => {
      if (isType) return false;
      return path === undefined ? !purePackages.includes(specifier) : impureFolder.test(path);
    })
    .map(({ line, specifier }) => `${source.path}:${line} imports ${specifier}${reachedFrom}`);
  const used = impureNodes(source.program).map(
    ({ start, what }) => `${source.path}:${lineAt(source.text, start)} ${what}${reachedFrom}`,
  );
  return [...foreign, ...used];
}

interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

/** Walks a syntax tree and names each node that is not a matter of computation alone. */
function impureNodes(value: unknown): { start: number; what: string }[] {
  if (Array.isArray(value)) return value.flatMap(impureNodes);
  if (!isNode(value)) return [];
  const what = impurityOf(value);
  const below = Object.values(value).flatMap(impureNodes);
  return what ? [{ start: value.start, what }, ...below] : below;
}

function impurityOf(node: Node): string | undefined {
  if (node.type === 'AwaitExpression') return 'await';
  if (node.async === true) return 'async';
  if (
    node.type === 'NewExpression' &&
    nameOf(node.callee) === 'Date' &&
    (node.arguments as []).length === 0
  ) {
    return 'new Date()';
  }
  if (node.type === 'CallExpression') {
    const name = nameOf(node.callee);
    return name === 'Date' || impureGlobals.has(name) ? `${name}()` : undefined;
  }
  if (node.type === 'MemberExpression') {
    const object = nameOf(node.object);
    const member = `${object}.${nameOf(node.property)}`;
    return impureGlobals.has(object) || impureMembers.has(member) ? member : undefined;
  }
  return undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function nameOf(value: unknown): string {
  return isNode(value) && value.type === 'Identifier' ? String(value.name) : '';
}
