/** Who takes money from outside: one port, the adapters to it, and the sandbox that plays one of them. */
export {
  type CheckoutOf,
  type DayEntry,
  type Gateway,
  type GatewayName,
  type GatewayPayment,
  type GatewayState,
  GatewayUnavailable,
  type IncomingWebhook,
  type Learned,
  NO_PAGE_HOSTS,
  type PageHosts,
  type Period,
  type Prepared,
  type ReturnUrls,
} from './gateway.ts';
export { type OpenGateways, openGateways, pageHostsOf } from './open.ts';
export { registerSandbox, type Sandbox } from './sandbox/index.ts';
