import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** One import, re-export or dynamic import. */
export interface Import {
  /** As it is written. */
  specifier: string;
  /** Path from the repository's root when it is a file of ours. */
  path: string | undefined;
  /** The names that are taken; empty when all are (`*`, side effects, dynamic). */
  names: string[];
  /** Erased before it runs. */
  isType: boolean;
  line: number;
}

/** One file of the repository. */
export interface Source {
  /** From the repository's root, with `/`. */
  path: string;
  text: string;
  /** The text with comments blanked, so that lines stay where they are. */
  code: string;
  imports: Import[];
  /** Exported name → file from which it is passed on, or undefined when it is made here. */
  exports: Map<string, string | undefined>;
  /** The syntax tree (ESTree), or undefined for what is not TypeScript or JavaScript. */
  program: object | undefined;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['server', 'web', 'test', 'bench', 'scripts', 'docs', 'deploy'];
const notOurs = ['node_modules', 'dist', 'out', 'coverage'];
const textual = /\.(ts|tsx|mjs|js|json|md|html|css|sql|ya?ml|sh|conf|toml|webmanifest)$|(^|\/)Dockerfile/;

/** Reads and parses every text file of the repository. */
export function readTree(): Source[] {
  const topLevel = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && textual.test(entry.name) && entry.name !== 'package-lock.json')
    .map((entry) => entry.name);
  return [...topLevel, ...folders.flatMap(listFiles)].map((path) =>
    parse(path, readFileSync(root + path, 'utf8')),
  );
}

function listFiles(folder: string): string[] {
  if (!existsSync(root + folder)) return [];
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.includes(entry.name) ? [] : listFiles(path);
    return textual.test(entry.name) ? [path] : [];
  });
}

/** Makes a Source of a text. */
export function parse(path: string, text: string): Source {
  if (!/\.(ts|tsx|mjs|js)$/.test(path)) {
    return { path, text, code: text, imports: [], exports: new Map(), program: undefined };
  }
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);

  const toImport = (
    specifier: string,
    start: number,
    entries: { name: string | null; isType: boolean }[],
  ): Import => ({
    specifier,
    path: resolvePath(path, specifier),
    names: entries.flatMap(({ name }) => name ?? []),
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
    line: lineAt(text, start),
  });
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) =>
    toImport(
      moduleRequest.value,
      start,
      entries.map((e) => ({ name: e.importName.name, isType: e.isType })),
    ),
  );
  const exports = new Map<string, string | undefined>();
  for (const { start, entries } of module.staticExports) {
    const from = entries[0]?.moduleRequest?.value;
    for (const entry of entries) {
      const name = entry.exportName.kind === 'Default' ? 'default' : (entry.exportName.name ?? '*');
      exports.set(name, from && resolvePath(path, from));
    }
    if (from)
      imports.push(
        toImport(
          from,
          start,
          entries.map((e) => ({ name: e.importName.name, isType: e.isType })),
        ),
      );
  }
  for (const { start, moduleRequest } of module.dynamicImports) {
    const literal = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    if (literal) imports.push(toImport(literal, start, []));
  }
  return { path, text, code: blank(text, comments), imports, exports, program };
}

function resolvePath(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier);
  // The web app's alias for its own folder.
  return specifier.startsWith('@/') ? `web/src/${specifier.slice(2)}` : undefined;
}

function blank(text: string, ranges: { start: number; end: number }[]): string {
  let result = '';
  let position = 0;
  for (const { start, end } of ranges) {
    result += text.slice(position, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    position = end;
  }
  return result + text.slice(position);
}

/** The line (from 1) of a position in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
