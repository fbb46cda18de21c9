import type {
  AdminProduct,
  AdminVariant,
  Delivery,
  Localized,
  ProductStatus,
  Sells,
} from '../../../../api/shop-admin-types.ts';
import type { Picture } from '../../../../api/types.ts';
import { localTime } from '../../../admin/campaign-draft.ts';
import { combinations } from './combinations.ts';

/** What stands in the product form, as text; keys name what has no id yet. */
export type ProductDraft = {
  name: Localized;
  summary: Localized;
  description: Localized;
  brand: string;
  categoryId: string;
  tags: string;
  status: ProductStatus;
  delivery: Delivery;
  isDrop: boolean;
  opensAt: string;
  perMemberLimit: string;
  options: DraftOption[];
  variants: DraftVariant[];
  pictures: DraftPicture[];
};
export type DraftValue = { key: string; name: Localized };
export type DraftOption = { key: string; name: Localized; values: DraftValue[] };
export type DraftVariant = {
  key: string;
  variantId: string | null;
  /** The value of each option, in the options' order. */
  valueKeys: string[];
  sku: string;
  price: string;
  salePrice: string;
  saleFrom: string;
  saleUntil: string;
  stock: string;
  /** What there was when the form was opened: what is sold meanwhile stays sold. */
  stockSeen: number | null;
  sells: Sells;
  backorderLimit: string;
  availableAt: string;
  isActive: boolean;
  sold: number;
};
export type DraftPicture = { fileId: string; picture: Picture; alt: Localized };

const NOTHING: Localized = { ko: '', en: '' };
let made = 0;
/** A name for something that the server does not know yet. */
export const newDraftKey = (): string => {
  made += 1;
  return `new-${made}`;
};

const newVariant = (): DraftVariant => ({
  key: newDraftKey(),
  variantId: null,
  valueKeys: [],
  sku: '',
  price: '',
  salePrice: '',
  saleFrom: '',
  saleUntil: '',
  stock: '0',
  stockSeen: null,
  sells: 'stock',
  backorderLimit: '',
  availableAt: '',
  isActive: true,
  sold: 0,
});

export const emptyProduct = (): ProductDraft => ({
  name: NOTHING,
  summary: NOTHING,
  description: NOTHING,
  brand: '',
  categoryId: '',
  tags: '',
  status: 'draft',
  delivery: 'parcel',
  isDrop: false,
  opensAt: '',
  perMemberLimit: '',
  options: [],
  variants: [newVariant()],
  pictures: [],
});

const local = (iso: string | null): string => (iso === null ? '' : localTime(new Date(iso)));
const text = (value: number | null): string => (value === null ? '' : String(value));

/** Whether a variant is none: a way to choose that nobody ever offered. */
export const isGap = ({ variantId, isActive }: DraftVariant): boolean => variantId === null && !isActive;

/**
 * A product as it stands in the form. Each way to choose has its place there: what is offered, else what was switched
 * off, else a gap. What was switched off and fits no choice any more stays behind, where the server keeps it.
 */
export function draftOf(product: AdminProduct): ProductDraft {
  const options = product.options.map((option, at) => ({
    key: `option-${at}`,
    name: own(option.name),
    values: option.values.map((name, place) => ({ key: `value-${at}-${place}`, name: own(name) })),
  }));
  const known = product.variants
    .toSorted((one, other) => Number(other.isActive) - Number(one.isActive))
    .map((variant) => draftVariant(variant, options));
  const variants = combinations(options).map(
    (keys) =>
      known.find(({ valueKeys }) => valueKeys.join() === keys.join()) ?? {
        ...newVariant(),
        key: `gap-${keys.join('-')}`,
        valueKeys: keys,
        isActive: false,
      },
  );
  return {
    name: own(product.name),
    summary: own(product.summary),
    description: own(product.description),
    brand: product.brand,
    categoryId: product.categoryId,
    tags: product.tags.join(', '),
    status: product.status,
    delivery: product.delivery,
    isDrop: product.isDrop,
    opensAt: local(product.opensAt),
    perMemberLimit: text(product.perMemberLimit),
    options,
    variants,
    pictures: product.pictures.map((one) => ({ ...one, alt: own(one.alt) })),
  };
}

/** An English text that only repeats the Korean one was never written. */
const own = ({ ko, en }: Localized): Localized => ({ ko, en: en === ko ? '' : en });

const draftVariant = (variant: AdminVariant, options: readonly DraftOption[]): DraftVariant => ({
  key: variant.variantId,
  variantId: variant.variantId,
  valueKeys: variant.choices.map((place, at) => options[at]?.values[place]?.key ?? ''),
  sku: variant.sku,
  price: text(variant.price),
  salePrice: text(variant.salePrice),
  saleFrom: local(variant.saleFrom),
  saleUntil: local(variant.saleUntil),
  stock: text(variant.stock),
  stockSeen: variant.stock,
  sells: variant.sells,
  backorderLimit: variant.backorderLimit === 0 ? '' : text(variant.backorderLimit),
  availableAt: local(variant.availableAt),
  isActive: variant.isActive,
  sold: variant.sold,
});
