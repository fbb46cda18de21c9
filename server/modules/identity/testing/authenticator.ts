import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** How a security key made of software behaves; what is not said is honest. */
export interface Behaviour {
  /** What the browser says the page is. */
  readonly origin?: string;
  /** What the key signs for. */
  readonly rpId?: string;
  /** Whether a finger or a PIN was checked. */
  readonly verified?: boolean;
  /** The signature counter of this use; goes up by itself otherwise. */
  readonly counter?: number;
  readonly challenge?: string;
  readonly userHandle?: string;
  /** `webauthn.get` or `webauthn.create`, as the browser says it. */
  readonly type?: string;
  /** Changes a bit of the signature. */
  readonly forged?: boolean;
}

/** A security key (ES256) and the browser in front of it, after WebAuthn Level 3; attestation `none`. */
export interface Authenticator {
  readonly credentialId: string;
  create(options: PublicKeyCredentialCreationOptionsJSON, behaviour?: Behaviour): RegistrationResponseJSON;
  get(options: PublicKeyCredentialRequestOptionsJSON, behaviour?: Behaviour): AuthenticationResponseJSON;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** As much CBOR (RFC 8949) as an authenticator speaks: integers, bytes, texts and maps, all of them short. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number): Buffer => {
    if (n < 24) return Buffer.from([(major << 5) | n]);
    if (n < 256) return Buffer.from([(major << 5) | 24, n]);
    return Buffer.from([(major << 5) | 25, n >> 8, n & 0xff]);
  };
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, item]) => [cbor(key), cbor(item as Buffer)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function coseKey(publicKey: KeyObject): Buffer {
  const { x, y } = publicKey.export({ format: 'jwk' });
  return cbor(
    new Map<number, number | Buffer>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ]),
  );
}

/**
 * Makes a key with one passkey.
 * @param origin of the page on which it is used
 */
export function newAuthenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  let counter = 0;
  let userHandle: string | undefined;

  const clientDataOf = (type: string, challenge: string, behaviour: Behaviour): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: behaviour.type ?? type,
        challenge: behaviour.challenge ?? challenge,
        origin: behaviour.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authDataOf = (rpId: string, behaviour: Behaviour, attested: Buffer = Buffer.alloc(0)): Buffer => {
    counter = behaviour.counter ?? counter + 1;
    const flags =
      USER_PRESENT |
      (behaviour.verified === false ? 0 : USER_VERIFIED) |
      (attested.length > 0 ? ATTESTED : 0);
    const fixed = Buffer.alloc(5);
    fixed.writeUInt8(flags, 0);
    fixed.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(behaviour.rpId ?? rpId), fixed, attested]);
  };
  const id = credentialId.toString('base64url');
  const common = { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const;

  return {
    credentialId: id,
    create(options, behaviour = {}) {
      userHandle ??= options.user.id;
      const length = Buffer.from([credentialId.length >> 8, credentialId.length & 0xff]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(publicKey)]);
      const authData = authDataOf(options.rp.id ?? '', behaviour, attested);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      return {
        ...common,
        response: {
          clientDataJSON: clientDataOf('webauthn.create', options.challenge, behaviour).toString('base64url'),
          attestationObject: cbor(attestation as Map<string, Buffer>).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    get(options, behaviour = {}) {
      const clientData = clientDataOf('webauthn.get', options.challenge, behaviour);
      const authData = authDataOf(options.rpId ?? '', behaviour);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(clientData)]))
        .sign(privateKey);
      if (behaviour.forged) signature[signature.length - 1]! ^= 1;
      const handle = behaviour.userHandle ?? userHandle;
      return {
        ...common,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(handle !== undefined && { userHandle: handle }),
        },
      };
    },
  };
}
