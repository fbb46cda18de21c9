import { describe, expect, test } from 'vitest';
import type { SessionsTable } from '../../db/schema.ts';
import { describeBrowser, isKnownDevice } from './devices.ts';

const earlier = (own: Partial<SessionsTable>): SessionsTable => ({
  id: 'S',
  account_id: 'A',
  token_hash: '',
  previous_hash: null,
  rotated_at: 1,
  created_at: 1,
  expires_at: 1,
  ended_at: 1,
  user_agent: 'Firefox',
  address: '1.1.1.1',
  proved_at: 1,
  device_hash: null,
  ...own,
});

describe('devices', () => {
  test('are known by their cookie, or as the same browser at the same place', () => {
    const here = { userAgent: 'Chrome', address: '2.2.2.2', deviceHash: 'one' };
    expect(isKnownDevice(here, [])).toBe(true);
    expect(isKnownDevice(here, [earlier({})])).toBe(false);
    expect(isKnownDevice(here, [earlier({}), earlier({ device_hash: 'one' })])).toBe(true);
    expect(isKnownDevice({ ...here, userAgent: 'Firefox' }, [earlier({})])).toBe(false);
    expect(isKnownDevice({ userAgent: 'Firefox', address: '1.1.1.1' }, [earlier({})])).toBe(true);
    // No cookie is no device that others have too.
    expect(isKnownDevice({ ...here, deviceHash: null }, [earlier({ device_hash: null })])).toBe(false);
  });

  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
      'Chrome · Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
      'Safari · iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36 KAKAOTALK/25', 'KakaoTalk · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['curl/8.5.0', '?'],
  ])('have a name that people know: %s', (userAgent, name) => {
    expect(describeBrowser(userAgent)).toBe(name);
  });
});
