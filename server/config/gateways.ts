import Type, { type Static } from 'typebox';

export const GATEWAYS_SETTINGS = Type.Object({});

/** Who takes money from outside. */
export type GatewaysConfig = Record<never, never>;

export function readGatewaysConfig(_env: Static<typeof GATEWAYS_SETTINGS>): GatewaysConfig {
  return {};
}
