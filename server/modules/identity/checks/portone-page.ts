import Type from 'typebox';
import { Closed } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { CheckParams, LocalPath } from '../schemas.ts';
import { escaped, frame, HTML } from './frame.ts';
import { checkPage } from './port.ts';

const SDK = 'https://cdn.portone.io/v2/browser-sdk.js';
const SCRIPT = '/identity-check/portone.js';
const Query = Closed({ next: Type.Optional(LocalPath) });

/**
 * Here alone a script of somebody else runs, and it may speak to its own house but not to us: it could read nothing of a
 * member and do nothing in their name. Which company's window it opens is the operator's choice, so any https may be framed.
 */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' https://cdn.portone.io`,
  'connect-src https://*.portone.io https://*.iamport.co',
  "style-src 'unsafe-inline'",
  'img-src https: data:',
  'font-src https:',
  'frame-src https:',
  'form-action https:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Opens the window, and goes on when it has closed: what came of it is asked of PortOne by the server. */
const PAGE_SCRIPT = `const { next, ...asked } = document.querySelector('main').dataset;
const trouble = document.querySelector('#trouble');
async function open() {
  trouble.hidden = true;
  try {
    await PortOne.requestIdentityVerification({ ...asked, redirectUrl: new URL(next, location.origin).href });
    location.replace(next);
  } catch {
    trouble.hidden = false;
  }
}
document.querySelector('#again').addEventListener('click', open);
open();
`;

export interface PortonePages {
  readonly storeId: string;
  readonly channelKey: string;
  /** What PortOne calls a check of ours. */
  readonly idOf: (checkId: string) => string;
}

/** The page on which PortOne's window opens. */
export const portonePages =
  ({ storeId, channelKey, idOf }: PortonePages) =>
  (app: App): void => {
    const config = { access: 'public' } as const;
    app.get(SCRIPT, { config, schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(PAGE_SCRIPT),
    );
    app.get(
      checkPage(':checkId'),
      { config, schema: { hide: true, params: CheckParams, querystring: Query } },
      async (request, reply) => {
        const data = {
          'store-id': storeId,
          'channel-key': channelKey,
          'identity-verification-id': idOf(request.params.checkId),
          next: request.query.next ?? '/',
        };
        const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${escaped(value)}"`);
        return (
          reply
            .type(HTML)
            .header('cache-control', 'no-store')
            .header('content-security-policy', POLICY)
            // The window of a telephone company tells the page that opened it how it went.
            .header('cross-origin-opener-policy', 'same-origin-allow-popups')
            .send(frame('본인인증 · Identity check', body(data.next), attributes.join(' ')))
        );
      },
    );
  };

const body = (
  next: string,
): string => `<p>통신사 인증 창을 여는 중입니다.<br>Opening the window of your telephone company.</p>
<p id="trouble" hidden>인증 창을 열지 못했습니다. 인터넷 연결을 확인해 주세요.<br>The window did not open. Check your connection.</p>
<button id="again" type="button">인증 창 열기 · Open the window</button> <a href="${escaped(next)}">돌아가기 · Back</a>
<script src="${SDK}"></script><script src="${SCRIPT}"></script>`;
