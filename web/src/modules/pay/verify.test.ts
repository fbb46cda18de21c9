import { describe, expect, it } from 'vitest';
import type { Seal } from '../../api/types.ts';
import { sealHash, sha256, verifyChain, verifyProof } from './verify.ts';

async function chain(length: number): Promise<Seal[]> {
  const seals: Seal[] = [];
  let previousHash = '0'.repeat(64);
  for (let sealNumber = 1; sealNumber <= length; sealNumber += 1) {
    const leafHashes = [await sha256(`leaf ${sealNumber}`)];
    const hash = await sealHash({ previousHash, leafHashes });
    seals.push({ sealNumber, previousHash, hash, leafHashes, sealedAt: '2026-01-01T00:00:00.000Z' });
    previousHash = hash;
  }
  return seals;
}

describe('verifyChain', () => {
  it('agrees with a whole chain, in any order', async () => {
    expect(await verifyChain((await chain(4)).reverse())).toEqual({ seals: 4, leaves: 4, firstBroken: null });
  });

  it('names the seal with a changed fingerprint', async () => {
    const seals = await chain(4);
    seals[2] = { ...seals[2]!, leafHashes: [await sha256('another leaf')] };
    expect((await verifyChain(seals)).firstBroken).toBe(3);
  });

  it('sees a missing seal', async () => {
    const seals = await chain(4);
    expect((await verifyChain(seals.filter((seal) => seal.sealNumber !== 2))).firstBroken).toBe(3);
  });
});

describe('verifyProof', () => {
  it('follows a text into its seal, and no other text', async () => {
    const [seal] = await chain(1);
    const proof = { leafText: 'leaf 1', leafHash: await sha256('leaf 1'), sealNumber: 1 };
    expect(await verifyProof(proof, seal)).toEqual({ leaf: true, included: true, seal: true });
    expect((await verifyProof({ ...proof, leafText: 'leaf 2' }, seal)).leaf).toBe(false);
  });
});
