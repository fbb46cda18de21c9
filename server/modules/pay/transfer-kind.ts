import Type, { type Static } from 'typebox';

/** Why money moved. */
export const TransferKind = Type.Union([
  Type.Literal('deposit'),
  Type.Literal('withdrawal'),
  Type.Literal('transfer'),
  Type.Literal('purchase'),
  Type.Literal('capture'),
  Type.Literal('refund'),
  Type.Literal('adjustment'),
  Type.Literal('trade'),
  Type.Literal('settlement'),
]);
export type TransferKind = Static<typeof TransferKind>;
