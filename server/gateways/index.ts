/** Who takes money from outside: one port, the adapters to it, and the sandbox that plays one of them. */
export {
  type DayEntry,
  type Gateway,
  type GatewayName,
  type GatewayPayment,
  GatewayUnavailable,
  type IncomingWebhook,
  type Learned,
  type PageHosts,
  type Period,
} from './gateway.ts';
export { openGateways, pageHostsOf } from './open.ts';
export { registerSandbox } from './sandbox/index.ts';
