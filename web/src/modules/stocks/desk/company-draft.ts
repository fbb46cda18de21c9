import type { AdminListing, EditListingBody, ListBody } from '../../../api/stocks-admin.ts';
import { numberOf } from './whole-number.ts';

type Text = { ko: string; en: string };

/** What stands in the form about a company, as text. */
export type CompanyDraft = { name: Text; about: Text; sector: string; color: string };

/** What is decided once, when it is listed. */
export type ListingDraft = CompanyDraft & {
  symbol: string;
  board: ListBody['board'];
  schedule: ListBody['schedule'];
  sharesIssued: string;
  reference: string;
  holderEmail: string;
  holderShares: string;
};

const NOTHING: Text = { ko: '', en: '' };

export const emptyListing: ListingDraft = {
  ...{ name: NOTHING, about: NOTHING, sector: 'software', color: '#1f6feb' },
  ...{ symbol: '', board: 'KOSPI', schedule: 'krx', sharesIssued: '', reference: '' },
  ...{ holderEmail: '', holderShares: '' },
};

export const companyDraft = ({ name, about, sector, color }: AdminListing): CompanyDraft => ({
  ...{ name, about, sector, color },
});

/** Without an English text the Korean one stands for it. */
export const texts = ({ ko, en }: Text): { ko: string; en?: string } => ({
  ko: ko.trim(),
  ...(en.trim() !== '' && { en: en.trim() }),
});

export const companyBody = (draft: CompanyDraft): Omit<EditListingBody, 'version'> => ({
  name: texts(draft.name),
  about: texts(draft.about),
  sector: draft.sector.trim(),
  color: draft.color,
});

const isSymbol = (text: string): boolean => /^[0-9A-Z]{1,12}$/.test(text.trim());
const isEmail = (text: string): boolean => /^\S+@\S+$/.test(text.trim());

export type Flaw = 'required' | 'symbol' | 'number' | 'too-many' | 'email';

/** What is wrong about a company, by field. */
export function companyFlaws({ name, sector, color }: CompanyDraft): Record<string, Flaw> {
  return {
    ...(name.ko.trim() === '' && { 'name.ko': 'required' as const }),
    ...(sector.trim() === '' && { sector: 'required' as const }),
    ...(!/^#[0-9a-f]{6}$/i.test(color) && { color: 'required' as const }),
  };
}

/** What is wrong about a new listing, by field. */
export function listingFlaws(draft: ListingDraft): Record<string, Flaw> {
  const issued = numberOf(draft.sharesIssued);
  const given = numberOf(draft.holderShares);
  const isGiven = draft.holderEmail.trim() !== '' || draft.holderShares.trim() !== '';
  return {
    ...companyFlaws(draft),
    ...(!isSymbol(draft.symbol) && { symbol: 'symbol' as const }),
    ...(issued === null && { sharesIssued: 'number' as const }),
    ...(numberOf(draft.reference) === null && { reference: 'number' as const }),
    ...(isGiven && !isEmail(draft.holderEmail) && { holderEmail: 'email' as const }),
    ...(isGiven && given === null && { holderShares: 'number' as const }),
    ...(given !== null && issued !== null && given > issued && { holderShares: 'too-many' as const }),
  };
}

export const listBody = (draft: ListingDraft, reason: string): ListBody => ({
  ...companyBody(draft),
  symbol: draft.symbol.trim(),
  board: draft.board,
  schedule: draft.schedule,
  sharesIssued: numberOf(draft.sharesIssued) ?? 0,
  reference: numberOf(draft.reference) ?? 0,
  holders:
    draft.holderEmail.trim() === ''
      ? []
      : [{ email: draft.holderEmail.trim(), quantity: numberOf(draft.holderShares) ?? 0 }],
  reason,
});
