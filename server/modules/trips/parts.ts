import type { Registry } from 'prom-client';
import type { Lane } from '../../engine/index.ts';
import type { ServiceDependencies } from '../../service.ts';
import type { TripsInput } from './input.ts';
import type { TripsState } from './state.ts';

/** What trips are made of. */
export interface TripsDependencies extends ServiceDependencies {
  /** Of the installation's metrics. */
  readonly registry: Registry;
}

/** What each part of trips is made of. */
export interface TripsParts extends TripsDependencies {
  /** All that happens to a trip's document, its people and its money. */
  readonly lane: Lane<TripsInput, TripsState>;
}
