import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

const MAIN = fileURLToPath(new URL('src/main.tsx', import.meta.url));
const MODULE = /\/web\/src\/modules\/([^/]+)\/(.*)/;
const OPERATORS = /(^|\/)(admin|desk|door)[/-]/;
/** What is larger than this (a chart, a map's shapes) is loaded by those pages alone that draw it. Bytes of source. */
const LARGEST = 30_000;

/**
 * Which files the app is built into. Left to itself, the bundler makes a file of every set of modules that the same pages
 * share: six hundred files, a hundred and forty of them before the first page. Here the first page is one file; what
 * many pages share is another, and what several pages of one service share is a third.
 */
export const chunks: Rolldown.CodeSplittingOptions = {
  // A module is in one file only: what it needs goes where its own rule puts it.
  includeDependenciesRecursively: false,
  groups: [
    { debugName: 'app', name: firstLoad, priority: 3 },
    { name: 'shared', test: isOfNoService, priority: 2, minShareCount: 6, maxModuleSize: LARGEST },
    { debugName: 'services', name: sharedInService, priority: 1, minShareCount: 3, maxModuleSize: LARGEST },
  ],
};

let first: ReadonlySet<string> | undefined;

/** What `main.tsx` imports, and what that imports, and so on. */
function firstLoad(id: string, context: Rolldown.ChunkingContext): string | null {
  first ??= reachedFrom(MAIN, (from) => context.getModuleInfo(from)?.importedIds ?? []);
  return first.has(id) ? 'app' : null;
}

function reachedFrom(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) for (const one of next(id)) reached.add(one);
  return reached;
}

function isOfNoService(id: string): boolean {
  return !MODULE.test(id);
}

/** Customers do not load what only operators' pages share. */
function sharedInService(id: string): string | null {
  const [, service, path] = MODULE.exec(id) ?? [];
  if (service === undefined || path === undefined) return null;
  return OPERATORS.test(path) ? `${service}-desk` : service;
}
