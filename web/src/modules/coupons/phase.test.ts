import { describe, expect, it } from 'vitest';
import { phaseAt } from './phase.ts';

const opensAt = '2026-01-01T00:00:00.000Z';
const at = Date.parse(opensAt);

describe('phaseAt', () => {
  it('opens on the second', () => {
    const drop = { phase: 'scheduled', opensAt, closesAt: null, remaining: 5 } as const;
    expect(phaseAt(drop, at - 1)).toBe('scheduled');
    expect(phaseAt(drop, at)).toBe('open');
  });

  it('closes on the second', () => {
    const drop = { phase: 'open', opensAt: null, closesAt: opensAt, remaining: 5 } as const;
    expect(phaseAt(drop, at - 1)).toBe('open');
    expect(phaseAt(drop, at)).toBe('closed');
  });

  it('never reopens what is sold out', () => {
    expect(phaseAt({ phase: 'sold-out', opensAt, closesAt: null, remaining: 0 }, at + 1)).toBe('sold-out');
  });
});
