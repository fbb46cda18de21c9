import Type from 'typebox';

export const REPLICA_SETTINGS = Type.Object({});

export type ReplicaConfig = {};

export function readReplicaConfig(): ReplicaConfig {
  return Object.freeze({});
}
