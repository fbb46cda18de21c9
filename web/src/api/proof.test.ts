import { describe, expect, it, vi } from 'vitest';
import { proof } from './proof.ts';

describe('proof', () => {
  it('is not given where nobody can ask', async () => {
    expect(await proof.ask()).toBe(false);
  });

  it('is asked for once, whoever waits for it', async () => {
    const listener = vi.fn();
    const leave = proof.subscribe(listener);
    const both = Promise.all([proof.ask(), proof.ask()]);
    expect(proof.isWanted()).toBe(true);
    expect(listener).toHaveBeenCalledTimes(1);
    proof.settle(true);
    expect(await both).toEqual([true, true]);
    expect(proof.isWanted()).toBe(false);
    leave();
  });

  it('is refused when the dialog goes away', async () => {
    const leave = proof.subscribe(() => {});
    const asked = proof.ask();
    leave();
    expect(await asked).toBe(false);
  });
});
