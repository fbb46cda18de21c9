import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionsTable } from '../../db/schema.ts';
import type { AccountsConfig } from './parts.ts';
import type { Device } from './session-rows.ts';

const NAME = 'madang_device';
const PATH = '/api/v1/auth';
const VALUE = /^[\w-]{22}$/;
const KEPT_S = 400 * 24 * 60 * 60;

const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

/**
 * Who signs in with what. A browser gets a number by which it is known again at its next sign-in: it opens
 * nothing, and tells an owner of a sign-in from somewhere new.
 */
export function deviceOf(request: FastifyRequest, reply: FastifyReply, config: AccountsConfig): Device {
  const sent = request.cookies[NAME] ?? '';
  const value = VALUE.test(sent) ? sent : randomBytes(16).toString('base64url');
  reply.setCookie(NAME, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https'),
    path: PATH,
    maxAge: KEPT_S,
  });
  return {
    userAgent: request.headers['user-agent'] ?? '',
    address: request.ip,
    deviceHash: hashOf(value),
  };
}

/**
 * Whether an account has been signed in with a device before: the same browser, or at least the same kind at
 * the same place, for callers that keep no cookies. The first sign-in of all is nothing to warn of.
 */
export function isKnownDevice(device: Device, earlier: readonly SessionsTable[]): boolean {
  if (earlier.length === 0) return true;
  return earlier.some(
    (row) =>
      (row.device_hash !== null && row.device_hash === device.deviceHash) ||
      (row.user_agent === device.userAgent.slice(0, 300) && row.address === device.address.slice(0, 60)),
  );
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/KAKAOTALK/i, 'KakaoTalk'],
  [/NAVER\(inapp/i, 'NAVER'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Whale\//, 'Whale'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a person recognises of a browser's long name, such as `Chrome · Windows`; `?` when nothing is known. */
export function describeBrowser(userAgent: string): string {
  const find = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter((part) => part !== undefined).join(' · ') || '?';
}
