import type { Seal } from '../../api/types.ts';

/** Web Crypto is there in secure contexts only (HTTPS, or localhost). */
export const canVerify = (): boolean => globalThis.crypto?.subtle !== undefined;

export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 over the hash before and the leaf hashes, each followed by a line feed. */
export const sealHash = (seal: Pick<Seal, 'previousHash' | 'leafHashes'>): Promise<string> =>
  sha256([seal.previousHash, ...seal.leafHashes].map((line) => `${line}\n`).join(''));

export type ChainCheck = { seals: number; leaves: number; firstBroken: number | null };

/** Works out every seal again, and that each follows from the one before it. Any order will do. */
export async function verifyChain(seals: Seal[]): Promise<ChainCheck> {
  const sorted = seals.toSorted((a, b) => a.sealNumber - b.sealNumber);
  let leaves = 0;
  for (const [index, seal] of sorted.entries()) {
    const before = sorted[index - 1];
    const follows =
      before === undefined ||
      (before.sealNumber === seal.sealNumber - 1 && before.hash === seal.previousHash);
    if (!follows || (await sealHash(seal)) !== seal.hash) {
      return { seals: sorted.length, leaves, firstBroken: seal.sealNumber };
    }
    leaves += seal.leafHashes.length;
  }
  return { seals: sorted.length, leaves, firstBroken: null };
}

export type ProofCheck = { leaf: boolean; included: boolean; seal: boolean };

/** Whether what was sealed is what is shown: text → fingerprint → seal. */
export async function verifyProof(
  proof: { leafText: string; leafHash: string; sealNumber: number },
  seal: Seal | undefined,
): Promise<ProofCheck> {
  return {
    leaf: (await sha256(proof.leafText)) === proof.leafHash,
    included: seal?.sealNumber === proof.sealNumber && seal.leafHashes.includes(proof.leafHash),
    seal: seal !== undefined && (await sealHash(seal)) === seal.hash,
  };
}
