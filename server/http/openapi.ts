import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from '../module.ts';
import { KEYLESS, KeyHeaders } from './keys.ts';

/** The name in plain letters: the page's bar has room for no more. */
const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 48"><text x="0" y="35" font-family="system-ui, sans-serif" font-size="32" font-weight="700" fill="#fff">마당 Madang</text></svg>',
);

const DESCRIPTION = `One account, one wallet and five services on one engine that never sells what is not there.

**Commands** take an \`Idempotency-Key\` header: send the same key again after a time-out or a 503 and the command is done once; the answer then carries \`idempotency-replayed: true\`. Every decided command, refusals included, has a receipt whose number is in \`receipt-id\`.

**Errors** are \`application/problem+json\` (RFC 9457) with a stable \`code\`; \`type\` opens its page in the [catalogue](/problems).

**Amounts** are integers of the currency's smallest unit; **times** are ISO 8601 in UTC; **lists** page by key.`;

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** OpenAPI 3.1 from the routes' own schemas, and a page to read and try it. */
export async function registerOpenapi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Madang', version, description: DESCRIPTION },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
      tags: [
        { name: 'Site', description: 'How this installation is set up' },
        { name: 'Auth', description: 'Sign-up, sign-in, sessions' },
        { name: 'Account', description: 'One’s own account' },
        { name: 'Pay', description: 'The wallet: balance, transfers, holds, statements, receipts' },
        { name: 'Payments', description: 'Money from outside, through a payment gateway' },
        { name: 'Coupons', description: 'First-come drops, codes, one’s own coupons' },
        { name: 'Files', description: 'Pictures: uploaded once, served in several widths and formats' },
        { name: 'Live', description: 'Server-sent events' },
        { name: 'Admin', description: 'For operators; every change is audited' },
      ],
    },
    transform: ({ schema, url, route }) => {
      const access = route.config?.access ?? 'public';
      const security =
        access === 'public' ? [] : access === 'optional' ? [{}, { bearer: [] }] : [{ bearer: [] }];
      const takesKey = CHANGES.has(String(route.method)) && !KEYLESS.has(schema?.operationId ?? '');
      const headers = takesKey && { headers: KeyHeaders };
      return { schema: { ...schema, ...headers, security } as typeof schema, url };
    },
  });
  app.get(
    '/api/v1/openapi.json',
    { config: { access: 'public' }, schema: { hide: true } },
    async () => app.swagger() as object,
  );
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true, persistAuthorization: false, tagsSorter: 'alpha' },
    logo: { type: 'image/svg+xml', content: LOGO, href: '/', target: '_self' },
    theme: {
      title: 'Madang API',
      // There is one description here: no field to open another.
      css: [{ filename: 'madang.css', content: '.topbar .download-url-wrapper{display:none!important}' }],
    },
  });
}
