import { createHmac } from 'node:crypto';
import type { GatewaysConfig } from '../config/gateways.ts';
import type { Database } from '../db/open.ts';
import type { MakeId } from '../lib/id.ts';
import { deriveKey } from '../lib/keys.ts';
import type { Gateway, GatewayName, IncomingWebhook, PageHosts } from './gateway.ts';
import { PORTONE_PAGE_HOSTS, portoneGateway } from './portone.ts';
import { createSandbox, type Sandbox } from './sandbox/index.ts';
import { TOSS_PAGE_HOSTS, tossGateway } from './toss.ts';

/** Never resolved: the sandbox's adapter is handed the sandbox itself instead of a network. */
const SANDBOX_URL = 'http://sandbox.invalid';
const CUSTOMER_KEY_LENGTH = 40;

export interface GatewaysDependencies {
  readonly config: { readonly gateways: GatewaysConfig; readonly dataSecret: string };
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  /** Where the sandbox's messages go. */
  readonly receiveWebhook: (gateway: GatewayName, webhook: Omit<IncomingWebhook, 'now'>) => Promise<void>;
}

export interface OpenGateways {
  /** Those that are set up; new payments go to the first. */
  readonly gateways: readonly Gateway[];
  /** null in production. */
  readonly sandbox: Sandbox | null;
}

/** Makes the gateways that the settings name. */
export function openGateways(deps: GatewaysDependencies): OpenGateways {
  const { config, receiveWebhook } = deps;
  const { toss, portone, chosen } = config.gateways;
  const own = (purpose: string) => deriveKey(config.dataSecret, purpose).toString('base64url');
  const customerKey = deriveKey(config.dataSecret, 'gateway-customers');
  const customerKeyOf = (accountId: string): string =>
    createHmac('sha256', customerKey).update(accountId).digest('base64url').slice(0, CUSTOMER_KEY_LENGTH);

  const gateways: Gateway[] = [];
  const { fetch } = globalThis;
  if (toss) gateways.push(tossGateway({ ...toss, baseUrl: toss.url, fetch, customerKeyOf }));
  if (portone) gateways.push(portoneGateway({ ...portone, baseUrl: portone.url, fetch }));
  let sandbox: Sandbox | null = null;
  if (config.gateways.sandbox) {
    const secretKey = own('sandbox-gateway');
    const webhookSecret = own('sandbox-webhooks');
    const deliver = (body: string) =>
      receiveWebhook('sandbox', { headers: {}, body: Buffer.from(body), secret: webhookSecret });
    const made = createSandbox({ ...deps, secretKey, deliver });
    gateways.push(
      tossGateway({
        name: 'sandbox',
        baseUrl: SANDBOX_URL,
        clientKey: 'sandbox',
        secretKey,
        webhookSecret,
        customerKeyOf,
        fetch: made.fetch,
        payPage: made.payPage,
      }),
    );
    sandbox = made;
  }
  const rank = ({ name }: Gateway) => (name === chosen ? 0 : 1);
  return { gateways: gateways.sort((a, b) => rank(a) - rank(b)), sandbox };
}

/** What a page needs of the gateways' hosts; only of those that are set up. */
export function pageHostsOf({ toss, portone }: GatewaysConfig): PageHosts {
  const hosts = [toss && TOSS_PAGE_HOSTS, portone && PORTONE_PAGE_HOSTS].filter((one) => one !== null);
  return {
    script: hosts.flatMap((one) => one.script),
    connect: hosts.flatMap((one) => one.connect),
    frame: hosts.flatMap((one) => one.frame),
  };
}
