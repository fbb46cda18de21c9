import { describe, expect, test } from 'vitest';
import { borders } from './tidy/borders.ts';
import { purity } from './tidy/purity.ts';
import type { Files } from './tidy/rule.ts';
import { parse, readTree } from './tidy/source.ts';
import { wording } from './tidy/wording.ts';

const rules = [...borders, ...purity, ...wording];
const tree = readTree();

describe('house rules', () => {
  test.each(rules)('$name', ({ name, remedy, findProblems }) => {
    const problems = findProblems(tree);
    if (problems.length > 0) {
      expect.fail(`${name}, but:\n${problems.map((line) => `  ${line}\n`).join('')}Remedy: ${remedy}`);
    }
  });
});

// A rule that cannot fail is worse than none.
describe('the rules themselves', () => {
  test.each(rules)('can fail and can pass: $name', ({ findProblems, bad, good }) => {
    const find = (files: Files) =>
      findProblems(Object.entries(files).map(([path, text]) => parse(path, text)));
    for (const files of bad) expect(find(files), JSON.stringify(files)).not.toEqual([]);
    for (const files of good) expect(find(files), JSON.stringify(files)).toEqual([]);
  });
});
