import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { iso } from '../../../lib/iso.ts';
import { localized, orEmpty } from '../../../lib/localized.ts';
import type { App } from '../../../module.ts';
import type { Granted } from '../orders/input.ts';
import type { DeskParts } from './parts.ts';
import {
  AdminListing,
  AdminListingsPage,
  AdminListingsQuery,
  EditListingBody,
  ListBody,
  SymbolParams,
} from './schemas.ts';
import { actOn, admin, admitted, listingNow, PROBLEMS, TAGS, write } from './submit.ts';
import { listListings } from './views.ts';

const CURRENCY = 'KRW';

/** What is listed, and what operators write of it. */
export function registerListingRoutes(app: App, parts: DeskParts): void {
  registerReading(app, parts);
  registerWriting(app, parts);
}

function registerReading(app: App, parts: DeskParts): void {
  const { reads, now } = parts;
  app.get(
    '/admin/stocks/listings',
    {
      config: admin,
      schema: {
        operationId: 'listAdminListings',
        tags: TAGS,
        summary: 'Symbols with phase, price, volume and open orders: of the main market, or of a season',
        querystring: AdminListingsQuery,
        response: { 200: AdminListingsPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const page = await listListings(reads.of(request), parts, request.query);
      return { ...page, serverTime: iso(now()) };
    },
  );

  app.get(
    '/admin/stocks/listings/:symbol',
    {
      config: admin,
      schema: {
        operationId: 'readAdminListing',
        tags: TAGS,
        summary: 'One symbol with its session, what an auction would trade now, and its version',
        params: SymbolParams,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request) => listingNow(parts, request.params.symbol),
  );
}

function registerWriting(app: App, parts: DeskParts): void {
  const { admit, database } = parts;
  app.post(
    '/admin/stocks/listings',
    {
      config: admin,
      schema: {
        operationId: 'listSymbol',
        tags: TAGS,
        summary: 'List a company, and give its shares to those who will sell them',
        description:
          'With holders it wants a fresh proof, as any gift of shares does; never oneself among them.',
        body: ListBody,
        response: { 201: AdminListing, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { holders, reason, name, about, ...facts } = request.body;
      if (holders.length > 0) await parts.accounts.requireFreshProof(request);
      const listing = {
        ...{ ...facts, seasonId: null, currency: CURRENCY },
        ...{ name: localized(name), about: orEmpty(about) },
      };
      const granted = await holdersOf(parts, database.reader, holders);
      if (granted.reduce((sum, { quantity }) => sum + quantity, 0) > facts.sharesIssued) {
        throw new ProblemError('stocks.too-many-shares', { maxQuantity: facts.sharesIssued });
      }
      const input = { kind: 'list', listing, holders: granted, reason } as const;
      const command = admitted(parts, request, 'stocks.list', input);
      return actOn(parts, { request, reply, status: 201 }, facts.symbol, command);
    },
  );

  app.put(
    '/admin/stocks/listings/:symbol',
    {
      config: admin,
      schema: {
        operationId: 'editListing',
        tags: TAGS,
        summary:
          'Write anew what is said of a company; refused when somebody else has changed it since it was read',
        params: SymbolParams,
        body: EditListingBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { version, reason = null, name, about, sector, color } = request.body;
      const { symbol } = request.params;
      const facts = { name: localized(name), about: orEmpty(about), sector, color };
      const input = { kind: 'edit-listing', symbol, version, facts, reason } as const;
      const command = admit(request, 'stocks.edit-listing', input);
      return write(parts, { request, reply, status: 200 }, command, () => listingNow(parts, symbol));
    },
  );
}

/**
 * Members who are given shares, by their e-mails.
 * @throws ProblemError pay.recipient-not-found
 */
export async function holdersOf(
  { accounts }: Pick<DeskParts, 'accounts'>,
  executor: Executor,
  holders: readonly { readonly email: string; readonly quantity: number }[],
): Promise<Granted[]> {
  const keys = holders.map(({ email }) => accounts.emailKeyOf(email));
  const found = await accounts.byEmail(executor, keys);
  return holders.map(({ quantity }, index) => {
    const member = found.get(keys[index]!);
    if (!member) throw new ProblemError('pay.recipient-not-found');
    return { accountId: member.id, memberId: member.id, seasonId: null, quantity };
  });
}
