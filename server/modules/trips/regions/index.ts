export { DISTRICTS, KOREA, PROVINCES } from './korea.ts';
export type { Region } from './region.ts';
export { COAST_KM, kmFromDistrict, regionOf } from './region-of.ts';
