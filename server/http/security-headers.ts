import type { PageHosts } from '../gateways/index.ts';

/** For everything: OWASP Secure Headers Project. */
const COMMON = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** Answers of the API are data: nothing in them may run, be framed or be kept. */
const API = {
  ...COMMON,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

const IMAGES = "img-src 'self' data: blob:";

/** Pages run our own scripts alone, and speak to us alone. */
const PAGE = {
  ...COMMON,
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    // Positions of pop-ups and widths of meters are style attributes.
    "style-src 'self' 'unsafe-inline'",
    IMAGES,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(self)',
};

/** Stored files are pictures, on our pages and elsewhere: whatever else a browser took one for, it could do nothing. */
const FILE = {
  ...COMMON,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-cache',
};

/** Where a payment is made, and nowhere else, the script of a gateway that is set up may run and open its windows. */
const CHECKOUT = '/pay/checkout/';

function checkoutOf(page: typeof PAGE, { script, connect, frame }: PageHosts): typeof PAGE {
  if (script.length === 0) return page;
  const policy = page['content-security-policy']
    .replace("script-src 'self'", ["script-src 'self'", ...script].join(' '))
    .replace("connect-src 'self'", ["connect-src 'self'", ...connect].join(' '))
    .replace("form-action 'self'", ["form-action 'self'", ...frame].join(' '));
  return {
    ...page,
    'content-security-policy': `${policy}; frame-src ${frame.join(' ')}`,
    // A card company's window tells the gateway's frame how it went.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  };
}

const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** What stands before the path where a request names the whole address, as to a proxy (RFC 9112, 3.2.2). */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** The security headers of an answer, by its address. */
export type HeadersOf = (url: string) => Readonly<Record<string, string>>;

/**
 * The security headers, made once: a plugin that assembles them for each request cost a tenth of it.
 * @param isHttps whether people reach us by https: only then may a browser be told to insist on it
 * @param pictureOrigins where else pages may show pictures from
 * @param gatewayHosts what the page of a payment may load from its gateway
 */
export function securityHeaders(
  isHttps: boolean,
  pictureOrigins: readonly string[],
  gatewayHosts: PageHosts,
): HeadersOf {
  const policy = PAGE['content-security-policy'].replace(IMAGES, [IMAGES, ...pictureOrigins].join(' '));
  const strict = isHttps ? STRICT_TRANSPORT : {};
  const api = { ...API, ...strict };
  const file = { ...FILE, ...strict };
  const page = { ...PAGE, 'content-security-policy': policy, ...strict };
  const checkout = checkoutOf(page, gatewayHosts);
  return (url) => {
    const path = url.startsWith('/') ? url : url.replace(ORIGIN, '');
    if (path.startsWith('/api/v1/')) return api;
    if (path.startsWith('/files/')) return file;
    return path.startsWith(CHECKOUT) ? checkout : page;
  };
}
