import { describe, expect, it } from 'vitest';
import type { TripAnswer } from '../../../../api/trips-types.ts';
import { mergedText, mineAfterAll, withConflicts } from './conflicts.ts';
import { documentOf } from './document.ts';
import type { OpenConflict } from './kept.ts';

const conflict = (given: Partial<OpenConflict>): OpenConflict => ({
  ...{ id: 'item-0001', field: 'title', mine: 'mine', theirs: 'theirs', by: 'A2', sequence: 3 },
  ...{ key: 'key-1', before: 'before', again: [] },
  ...given,
});
const document = documentOf({
  tripId: 'TRIP',
  sequence: 4,
  head: { title: '강릉' },
  entries: [
    { id: 'item-0001', kind: 'item', dayId: null, position: 'a0', sequence: 3, fields: { title: '가' } },
  ],
} as unknown as TripAnswer);

describe('a merged text', () => {
  it('has what either has changed', () => {
    const before = '체크인 15시. 와이파이는 프런트에서 물어보기. 조식 없음.';
    const mine = '체크인 16시. 와이파이는 프런트에서 물어보기. 조식 없음.';
    const theirs = '체크인 15시. 와이파이는 프런트에서 물어보기. 조식 8시부터.';
    expect(mergedText(before, mine, theirs)).toBe(
      '체크인 16시. 와이파이는 프런트에서 물어보기. 조식 8시부터.',
    );
  });

  it('shows both where both changed the same words', () => {
    expect(mergedText('점심은 초당에서 먹기로', '점심은 시장에서 먹기로', '점심은 바다에서 먹기로')).toBe(
      '점심은 시장에서 / 바다에서 먹기로',
    );
  });

  it('is not there for what is no text, or where one side has it all', () => {
    expect(mergedText(1, 2, 3)).toBeNull();
    expect(
      mergedText('경포대에서 해돋이 보기', '경포대에서 해돋이 보기!', '경포대에서 해돋이 보기'),
    ).toBeNull();
  });
});

describe('a conflict', () => {
  it('is decided for mine by the same change once more', () => {
    expect(mineAfterAll(document, conflict({}))).toEqual([
      { op: 'set', id: 'item-0001', fields: { title: 'mine' } },
    ]);
    expect(mineAfterAll(document, conflict({ field: 'removed', theirs: false, mine: true }))).toEqual([
      { op: 'remove', id: 'item-0001' },
    ]);
    const where = { dayId: 'day-0001', after: null };
    expect(mineAfterAll(document, conflict({ field: 'where', mine: where }))).toEqual([
      { op: 'move', id: 'item-0001', where },
    ]);
  });

  it('about what they have removed brings it back, with what I had changed', () => {
    const again = [{ op: 'set', id: 'item-0002', fields: { title: '나' } }] as const;
    expect(
      mineAfterAll(document, conflict({ id: 'item-0002', field: 'removed', theirs: true, again })),
    ).toEqual([{ op: 'restore', id: 'item-0002' }, ...again]);
  });

  it('of one field stands open once, the newest', () => {
    const [old, other, newest] = [conflict({}), conflict({ field: 'note' }), conflict({ mine: 'newer' })];
    expect(withConflicts([old, other], [newest])).toEqual([other, newest]);
  });
});
