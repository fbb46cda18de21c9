import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { ko } from './ko/index.ts';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}/${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [deep, text] of leaves(value, here)) found.set(deep, text);
  }
  return found;
}

const korean = leaves(ko);
const english = leaves(en);
const blanks = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

describe('languages', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort());
  });

  it('leave no string empty', () => {
    expect([...korean, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill the same blanks', () => {
    const differing = [...korean]
      // Korean may leave the number out of a singular ("한 사람에 한 장"), and so may English.
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => String(blanks(text)) !== String(blanks(english.get(key) ?? '')))
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('speak Korean in Korean', () => {
    const exempt = /^(admin\/ms|admin\/perSecondUnit|coupons\/minePosition)$/;
    const foreign = [...korean]
      .filter(([key, text]) => !/[가-힣]/.test(text) && !exempt.test(key))
      .map(([key]) => key);
    expect(foreign).toEqual([]);
  });
});
