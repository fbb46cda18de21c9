import Type, { type Static } from 'typebox';

export const ServiceName = Type.Union([
  Type.Literal('pay'),
  Type.Literal('shop'),
  Type.Literal('tickets'),
  Type.Literal('stocks'),
  Type.Literal('trips'),
]);
export type ServiceName = Static<typeof ServiceName>;

/** What the web app asks first: how this installation is set up. */
export const Site = Type.Object({
  mode: Type.Union([Type.Literal('demo'), Type.Literal('production')]),
  services: Type.Array(ServiceName),
  version: Type.String(),
  map: Type.Union(
    [
      Type.Object({
        tileUrl: Type.String({ examples: ['https://tiles.example.com/{z}/{x}/{y}.png'] }),
        attribution: Type.String(),
      }),
      Type.Null(),
    ],
    { description: 'Tiles below the map of trips; null: it is drawn from local shapes alone' },
  ),
  demoAccounts: Type.Array(
    Type.Object({ email: Type.String(), password: Type.String(), name: Type.String(), role: Type.String() }),
    { description: 'Demo mode only; empty in production' },
  ),
});
export type Site = Static<typeof Site>;
