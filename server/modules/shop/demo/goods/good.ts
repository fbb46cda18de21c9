import type { Localized } from '../../../../lib/localized.ts';

/** Which options a good comes in. */
export type Choice = 'colour' | 'size' | 'shoe' | 'volume' | 'set' | 'taste' | 'none';

/** A good of the demo mall; each maker of its category makes one. */
export interface Good {
  /** In the address of its picture, and in SKUs. */
  readonly slug: string;
  readonly name: Localized;
  readonly lead: Localized;
  /** Won, before the maker's own factor. */
  readonly price: number;
  readonly choice: Choice;
}

export interface Maker {
  readonly slug: string;
  readonly name: Localized;
  /** Stands before the good's name: what is its own. */
  readonly manner: Localized;
  readonly story: Localized;
  /** Of the good's price. */
  readonly factor: number;
}

export interface DemoCategory {
  readonly slug: string;
  readonly name: Localized;
  readonly care: Localized;
  readonly makers: readonly Maker[];
  readonly goods: readonly Good[];
}

export function good(
  slug: string,
  [ko, en]: readonly [string, string],
  [leadKo, leadEn]: readonly [string, string],
  price: number,
  choice: Choice = 'none',
): Good {
  return { slug, name: { ko, en }, lead: { ko: leadKo, en: leadEn }, price, choice };
}

export function maker(
  slug: string,
  [ko, en]: readonly [string, string],
  [mannerKo, mannerEn]: readonly [string, string],
  [storyKo, storyEn]: readonly [string, string],
  factor: number,
): Maker {
  return {
    slug,
    name: { ko, en },
    manner: { ko: mannerKo, en: mannerEn },
    story: { ko: storyKo, en: storyEn },
    factor,
  };
}
