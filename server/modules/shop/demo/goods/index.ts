import { beauty } from './beauty.ts';
import { digital } from './digital.ts';
import { fashion } from './fashion.ts';
import { food } from './food.ts';
import type { DemoCategory } from './good.ts';
import { kitchen } from './kitchen.ts';
import { living } from './living.ts';
import { outdoor } from './outdoor.ts';
import { stationery } from './stationery.ts';

export type { Choice, DemoCategory, Good, Maker } from './good.ts';

/** What the demo mall sells, in the order of its menu. */
export const DEMO_CATEGORIES: readonly DemoCategory[] = [
  kitchen,
  living,
  fashion,
  beauty,
  food,
  digital,
  stationery,
  outdoor,
];
