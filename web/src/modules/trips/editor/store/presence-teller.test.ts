import { describe, expect, it } from 'vitest';
import { createTeller } from './presence-teller.ts';

const ENTRY = 'item-0001';
/** Far fewer than a loop, more than any page needs. */
const MANY = 20;

/** A page whose sheets take their look off and put it back whenever they hear who is there: as an unstable callback does. */
function restlessPage() {
  const sent: (string | null)[] = [];
  let open: string | null = null;
  let canTell = true;
  const teller = createTeller({
    canTell: () => canTell,
    send: async (entryId) => {
      sent.push(entryId);
      if (sent.length > MANY || open === null) return;
      teller.look(null);
      teller.look(open);
    },
  });
  return {
    ...{ teller, sent },
    reach: (can: boolean) => {
      canTell = can;
    },
    /** Opens a sheet in place of the one that is open; null: closes it. */
    show(entryId: string | null): void {
      if (open !== null) teller.look(null);
      open = entryId;
      if (open !== null) teller.look(open);
    },
  };
}

const settled = async () => {
  for (let turn = 0; turn < 5 * MANY; turn += 1) await Promise.resolve();
};

describe('what a page tells of what it looks at', () => {
  it('is told once, however often its own news makes it look again', async () => {
    const { sent, show } = restlessPage();
    show(ENTRY);
    await settled();
    expect(sent).toEqual([ENTRY]);
    show('item-0002');
    await settled();
    expect(sent).toEqual([ENTRY, 'item-0002']);
    show(null);
    await settled();
    expect(sent).toEqual([ENTRY, 'item-0002', null]);
  });

  it('is told again when it is time, the same too', async () => {
    const { sent, show, teller } = restlessPage();
    show(ENTRY);
    await settled();
    teller.tell();
    await settled();
    expect(sent).toEqual([ENTRY, ENTRY]);
  });

  it('waits until it can be told, and is then what it is by then', async () => {
    const { sent, show, teller, reach } = restlessPage();
    reach(false);
    show(ENTRY);
    await settled();
    show('item-0002');
    await settled();
    expect(sent).toEqual([]);
    reach(true);
    teller.tell();
    await settled();
    expect(sent).toEqual(['item-0002']);
  });
});
