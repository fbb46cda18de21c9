import { beforeEach, describe, expect, test } from 'vitest';
import { createAttention } from './attention.ts';
import type { BoardStart } from './board.ts';
import { type Boards, createBoards } from './boards.ts';
import { movedTo, traded } from './testing/moves.ts';

const start = (sequence: number, facts: Partial<BoardStart> = {}): BoardStart => ({
  ...{ symbol: 'MAD001', sequence, bids: [[9_990, 5, 1]], asks: [[10_010, 7, 2]] },
  ...{ phase: 'continuous', phaseEndsAt: null, tradeNo: 0, tape: [] },
  ...facts,
});

describe('boards of a process', () => {
  let ms: number;
  let committed: BoardStart | null;
  let reads: number;
  let asked: number;
  let tape: BoardStart['tape'];
  let hold: Promise<void> | null;
  let boards: Boards;
  let attention: ReturnType<typeof createAttention>;
  beforeEach(() => {
    [ms, reads, asked, tape, hold] = [0, 0, 0, [], null];
    committed = start(10);
    attention = createAttention(
      () => ms,
      () => {},
    );
    const source = {
      read: async () => {
        reads += 1;
        const seen = committed;
        await hold;
        return seen;
      },
      sequenceOf: async () => {
        asked += 1;
        return committed?.sequence ?? null;
      },
      readTape: async () => tape,
    };
    boards = createBoards(source, attention, () => ms);
    attention.listener.caughtUp?.(0, 0);
  });
  const depth = async () => (await boards.of('MAD001'))?.depth(10);

  test('are read once, and follow what is heard without asking again', async () => {
    await depth();
    boards.hear(
      movedTo(11, {
        levels: [
          ['b', 9_990, 0, 0],
          ['b', 9_980, 3, 1],
          ['b', 0, 9, 1],
        ],
      }),
    );
    boards.hear(movedTo(11, { levels: [['b', 9_970, 3, 1]] }));
    expect(await depth()).toEqual({ bids: [[9_980, 3, 1]], asks: [[10_010, 7, 2]] });
    expect((await boards.of('MAD001'))?.unpriced('b')).toBe(9);
    expect([reads, asked]).toEqual([1, 0]);
  });

  test('notice a gap, and begin anew', async () => {
    await depth();
    committed = start(13, { asks: [[10_020, 1, 1]] });
    boards.hear(movedTo(13, { levels: [['s', 10_010, 0, 0]] }));
    expect(boards.peek('MAD001')).toBeNull();
    expect(await depth()).toMatchObject({ asks: [[10_020, 1, 1]] });
    expect(reads).toBe(2);
  });

  test('take over what is heard while they are being read', async () => {
    let go = (): void => {};
    hold = new Promise((resolve) => {
      go = resolve;
    });
    const reading = boards.of('MAD001');
    boards.hear(movedTo(10));
    boards.hear(movedTo(11, { levels: [['s', 10_000, 1, 1]] }));
    go();
    expect((await reading)?.sequence).toBe(11);
    expect(boards.peek('MAD001')?.sequence).toBe(11);
  });

  test('show a commit of this process at once, but never before one that it has not heard of', async () => {
    await depth();
    boards.noted(movedTo(12));
    expect(boards.peek('MAD001')?.sequence).toBe(10);
    boards.noted(movedTo(11));
    expect(boards.peek('MAD001')?.sequence).toBe(11);
    boards.hear(movedTo(11));
    boards.hear(movedTo(12));
    expect(boards.peek('MAD001')?.sequence).toBe(12);
    expect(reads).toBe(1);
  });

  test('are compared with the database while nothing is heard, and read anew after nobody has looked', async () => {
    await depth();
    ms = 5_000;
    await depth();
    await depth();
    expect([reads, asked]).toEqual([1, 1]);
    ms = 6_000;
    committed = start(11);
    expect((await boards.of('MAD001'))?.sequence).toBe(11);
    expect([reads, asked]).toEqual([2, 2]);
    ms = 60_000;
    attention.listener.caughtUp?.(ms, 0);
    expect(attention.listener.isAwake()).toBe(false);
    await depth();
    expect([reads, attention.listener.isAwake()]).toEqual([3, true]);
  });

  test('mend a tape that misses trades', async () => {
    committed = start(10, { tradeNo: 3, tape: [traded(1, 10)] });
    const board = (await boards.of('MAD001'))!;
    boards.hear(movedTo(11, { trades: [traded(4, 13)] }));
    expect(board.isTapeWhole).toBe(false);
    tape = [traded(1, 10), traded(2, 11), traded(3, 12)];
    expect((await boards.tapeOf(board)).map(([no]) => no)).toEqual([1, 2, 3, 4]);
    expect(board.isTapeWhole).toBe(true);
  });

  test('there is none of a symbol that there is not', async () => {
    committed = null;
    expect(await boards.of('NOPE')).toBeNull();
  });
});
