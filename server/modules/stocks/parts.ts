import type { Registry } from 'prom-client';
import type { ServiceDependencies } from '../../service.ts';

/** What the exchange is made of: it shows no pictures. */
export interface StocksDependencies extends Omit<ServiceDependencies, 'files'> {
  /** Of the installation's metrics; without it nothing is counted. */
  readonly registry?: Registry;
}
