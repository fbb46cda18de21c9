import { isIP } from 'node:net';

/** Groups of addresses that Fastify knows by name. */
const GROUPS = ['loopback', 'linklocal', 'uniquelocal'];

/** What stands between commas. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Origins as browsers send them. @throws Error for what no browser would send, and would never be met */
export function originsOf(text: string): readonly string[] {
  const origins = listOf(text);
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(
        `MADANG_CORS_ORIGINS must be origins such as https://app.example.com, without a slash at the end, and not ${origin}`,
      );
    }
  }
  return Object.freeze(origins);
}

/** Addresses and subnets of proxies. @throws Error for what is none, such as a host's name */
export function proxiesOf(text: string): readonly string[] {
  const proxies = listOf(text);
  for (const proxy of proxies) {
    const [address = '', bits, ...more] = proxy.split('/');
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    const isSubnet = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
    if (!GROUPS.includes(proxy) && (longest < 0 || !isSubnet || more.length > 0)) {
      throw new Error(`MADANG_TRUST_PROXY must be addresses or subnets such as 10.0.0.0/8, and not ${proxy}`);
    }
  }
  return Object.freeze(proxies);
}

/**
 * The address of a database server, as it is. It is not repeated in the message: there is a password in it.
 * @throws Error for one that names no server or no database, or whose password was not encoded
 */
export function databaseUrlOf(name: string, url: string): string {
  if (url.startsWith('sqlite:')) return url;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const hasServer = parsed !== null && (parsed.hostname !== '' || parsed.searchParams.has('socketPath'));
  const hasDatabase = parsed !== null && /^\/[^/]+$/.test(parsed.pathname) && parsed.hash === '';
  if (!hasServer || !hasDatabase || !isEncoded(parsed.username + parsed.password)) {
    throw new Error(
      `${name} must be mysql://user:password@host:3306/database; in the password @ is written as %40, # as %23, / as %2F, % as %25`,
    );
  }
  return url;
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
