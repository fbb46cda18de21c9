import { BUSAN } from './busan.ts';
import { CHUNGBUK } from './chungbuk.ts';
import { CHUNGNAM } from './chungnam.ts';
import { DAEGU } from './daegu.ts';
import { DAEJEON } from './daejeon.ts';
import { GANGWON } from './gangwon.ts';
import { GWANGJU } from './gwangju.ts';
import { GYEONGBUK } from './gyeongbuk.ts';
import { GYEONGGI } from './gyeonggi.ts';
import { GYEONGNAM } from './gyeongnam.ts';
import { INCHEON } from './incheon.ts';
import { JEJU } from './jeju.ts';
import { JEONBUK } from './jeonbuk.ts';
import { JEONNAM } from './jeonnam.ts';
import type { SamplePlace } from './reading.ts';
import { SEJONG } from './sejong.ts';
import { SEOUL } from './seoul.ts';
import { ULSAN } from './ulsan.ts';

export type { SamplePlace } from './reading.ts';

/**
 * Some four hundred well-known places of all provinces, written for Madang: a sample, and no register. Hours are the
 * usual ones, places change, and whoever goes there asks first.
 */
export const SAMPLE: readonly SamplePlace[] = [
  ...[...SEOUL, ...BUSAN, ...DAEGU, ...INCHEON, ...GWANGJU, ...DAEJEON, ...ULSAN, ...SEJONG, ...GYEONGGI],
  ...[...GANGWON, ...CHUNGBUK, ...CHUNGNAM, ...JEONBUK, ...JEONNAM, ...GYEONGBUK, ...GYEONGNAM, ...JEJU],
];
