import type { ServiceDependencies } from '../../service.ts';

/** What the exchange is made of: it shows no pictures. */
export type StocksDependencies = Omit<ServiceDependencies, 'files'>;
