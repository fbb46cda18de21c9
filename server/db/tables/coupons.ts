export interface CouponCampaignsTable {
  id: string;
  kind: 'drop' | 'code' | 'codes';
  name: string;
  name_en: string | null;
  discount: string;
  minimum_spend: number;
  currency: string;
  scope: string;
  total: number;
  claimed: number;
  used: number;
  per_member_limit: number;
  code: string | null;
  codes_made: number;
  /** null: a draft that nobody has opened. */
  opens_at: number | null;
  closes_at: number | null;
  valid_until: number;
  /** Its own monotonic time. */
  clock: number;
  created_at: number;
  /** The file of its poster. */
  poster_id: string | null;
}
export interface CouponsTable {
  campaign_id: string;
  /** 1 for the first; never above the campaign's total. */
  position: number;
  account_id: string;
  /** 1 for the member's first coupon of the campaign; never above the limit per member. */
  ordinal: number;
  status: 'active' | 'used' | 'void';
  claimed_at: number;
  used_at: number | null;
  used_for: string | null;
}
export interface CouponCodesTable {
  code: string;
  campaign_id: string;
  /** Who registered it; null while it is free. */
  account_id: string | null;
  made_at: number;
}

export interface CouponsTables {
  coupon_campaigns: CouponCampaignsTable;
  coupons: CouponsTable;
  coupon_codes: CouponCodesTable;
}
