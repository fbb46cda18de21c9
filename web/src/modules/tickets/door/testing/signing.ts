import type { TicketCode } from '../ticket-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export type Signing = {
  /** As the server hands it to devices. */
  publicKey: string;
  sign: (ticket: TicketCode) => Promise<string>;
  /** Ten letters: a device compares them with its list, and knows no more of them. */
  typed: (ticket: TicketCode) => string;
};

/** Signs codes as the server does, with a key of its own. */
export async function createSigning(): Promise<Signing> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const { x } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    publicKey: x ?? '',
    sign: async ({ ticketId, roundId, seat, serial }) => {
      const said = `MT1.${ticketId}.${roundId}.${seat}.${serial}`;
      const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(said));
      return `${said}.${toBase32(new Uint8Array(signature))}`;
    },
    typed: ({ seat, serial }) => `${String(seat).padStart(6, '0')}${String(serial).padStart(4, 'A')}`,
  };
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
