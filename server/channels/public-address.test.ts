import { describe, expect, test } from 'vitest';
import { isPublicAddress, publicLookup } from './public-address.ts';

describe('what is the public internet', () => {
  test.each(['1.1.1.1', '8.8.8.8', '211.249.40.1', '2606:4700::1111', '2a00:1450:4001:80b::200e'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    'not an address',
    '',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  test('a name that leads inside is refused, in both ways of asking', async () => {
    for (const all of [true, false]) {
      const error = await new Promise<Error | null>((resolve) =>
        publicLookup(false)('localhost', { all }, (thrown) => resolve(thrown)),
      );
      expect(error?.name).toBe('NotPublic');
    }
  });

  test('one private answer among public ones is one too many; what is public passes unchanged', async () => {
    const ask = (addresses: string[], all: boolean) =>
      new Promise<unknown[]>((resolve) =>
        publicLookup(false, (_name, _options, callback) =>
          callback(
            null,
            addresses.map((address) => ({ address, family: 4 })),
          ),
        )('hooks.example.com', { all }, (...answer) => resolve(answer)),
      );
    expect((await ask(['8.8.8.8', '10.0.0.1'], true))[0]).toBeInstanceOf(Error);
    expect((await ask([], false))[0]).toBeInstanceOf(Error);
    expect(await ask(['8.8.8.8'], false)).toEqual([null, '8.8.8.8', 4]);
    expect(await ask(['8.8.8.8'], true)).toEqual([null, [{ address: '8.8.8.8', family: 4 }]]);
  });
});
