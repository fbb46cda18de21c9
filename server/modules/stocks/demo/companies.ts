import type { Localized } from '../../../lib/localized.ts';
import { KOSDAQ } from './kosdaq.ts';
import { KOSPI } from './kospi.ts';

/** An invented company whose shares the demo trades. */
export interface Company {
  readonly symbol: string;
  readonly name: Localized;
  readonly about: Localized;
  readonly board: 'KOSPI' | 'KOSDAQ';
  readonly sector: string;
  /** Of its mark. */
  readonly color: string;
  /** In thousands of shares. */
  readonly sharesK: number;
  /** Won. */
  readonly price: number;
  /** How far its fair price wanders in a day, percent. */
  readonly unrest: number;
}

/** The thirty companies of the demo; none of them exists. */
export const COMPANIES: readonly Company[] = [
  ...KOSPI.map((company) => ({ ...company, board: 'KOSPI' as const })),
  ...KOSDAQ.map((company) => ({ ...company, board: 'KOSDAQ' as const })),
].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
