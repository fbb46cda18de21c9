import { lineAt, type Source } from './source.ts';

/** Files in memory: path → text. */
export type Files = Record<string, string>;

/** A house rule that a machine can check. */
export interface Rule {
  /** The rule as a sentence. */
  name: string;
  /** What to do about it, for whoever reads the failing test. */
  remedy: string;
  /** Each place that breaks the rule, as `path:line what`. */
  findProblems: (tree: Source[]) => string[];
  /** Each of these trees must break the rule: the rule's own test. */
  bad: Files[];
  /** And none of these. */
  good: Files[];
}

/** Whether a file is a test. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Whether a file is TypeScript or JavaScript of ours, written by hand. */
export function isHandwritten(source: Source): boolean {
  return source.program !== undefined && !/(^|[./-])(gen|generated)\./.test(source.path);
}

/** The places where a pattern (with the flag `g`) matches, as `path:line match`. */
export function findMatches(source: Source, pattern: RegExp, text = source.text): string[] {
  return [...text.matchAll(pattern)].map((m) => `${source.path}:${lineAt(text, m.index)} ${m[0].trim()}`);
}
