import type { Executor } from '../../db/dialect.ts';
import type { Lane } from '../../engine/index.ts';
import type { Module } from '../../module.ts';
import { closeWallets, type WalletToClose, walletsToClose } from './closings.ts';
import { decide, type PayInput, type PayState } from './domain.ts';
import { NO_EXCHANGE } from './exchange.ts';
import { expiryCommand } from './expiry.ts';
import { payNotices } from './notices.ts';
import { ensureHouseWallets, openWallets, seedBalances } from './openings.ts';
import type { PayDependencies } from './parts.ts';
import { personalData } from './personal-data.ts';
import { prefetchPay } from './prefetch.ts';
import { writeLedger } from './queries.ts';
import { createReconcileJob } from './reconcile-job.ts';
import { reconcile } from './reconciliation-report.ts';
import { registerPayRoutes } from './routes.ts';
import type { ReconciliationReport } from './schemas.ts';
import { sealConsumer, verifyChain } from './seal.ts';
import { transferSearchable } from './searchable.ts';
import { payStreams } from './streams.ts';
import { walletsOf } from './views.ts';

export { Check, type Difference } from './check.ts';
/** For accounts that are deleted. */
export { closeWallets, type WalletToClose, walletsToClose } from './closings.ts';
export type { Exchange } from './exchange.ts';
/** For decisions that also move money, in the one commit of a checkout. */
export { captureHold, type HoldOrder, makeHold, voidHold } from './holds.ts';
export {
  emptyLedger,
  type Ledger,
  mustHave,
  type Order,
  type Posted,
  pay,
  post,
  postTrade,
  refuseReceipt,
} from './ledger.ts';
export { maskedName } from './masked-name.ts';
/** For scripts. */
export { ensureHouseWallets, openWallets, type SeedBalance, seedBalances } from './openings.ts';
export type { AccountsAccess, PayDependencies, TopUps } from './parts.ts';
export { prefetchLedger, type Touched, writeLedger } from './queries.ts';
export { reconcile } from './reconciliation-report.ts';
export { refund } from './refunds.ts';
export { type ChainVerdict, verifyChain } from './seal.ts';
export {
  amountMoved,
  settlementsAfter,
  type TransferSummary,
  transfersOf,
  type WalletSummary,
  walletsOf,
} from './views.ts';
export { emptyWallet, houseWalletFor, houseWalletsOf, setLien, type Wallet } from './wallets.ts';

/** How soon a hold's end is announced; it has ended at its time, whether or not anyone has said so. */
const ANNOUNCE_EXPIRY_MS = 1_000;

export interface Pay extends Module {
  readonly lane: Lane<PayInput, PayState>;
  /** Opens empty wallets for new accounts, in their transaction. */
  readonly openWallets: typeof openWallets;
  /** Makes the house wallets that are missing; run at every start. */
  readonly ensureHouseWallets: typeof ensureHouseWallets;
  /** Gives made-up members money, in bulk. */
  readonly seedBalances: typeof seedBalances;
  /** Balance and status of wallets, by account id. */
  readonly walletsOf: typeof walletsOf;
  /** What hangs on wallets that are to be closed, under lock. */
  readonly walletsToClose: (tx: Executor, ids: readonly string[]) => Promise<Map<string, WalletToClose>>;
  /** Closes empty wallets for ever. */
  readonly closeWallets: typeof closeWallets;
  /** Recomputes the hash chain over all transfers. */
  readonly verifyChain: typeof verifyChain;
  /** Checks all money against its postings on one snapshot and keeps the report. */
  readonly reconcile: () => Promise<ReconciliationReport>;
  /**
   * Announces holds that have expired; for a timer.
   * @returns how many holds were announced
   */
  readonly expireHolds: () => Promise<number>;
}

/** Pay: a wallet for each account, double entry, holds, receipts and proofs, on the lane `pay`. */
export function createPay(deps: PayDependencies): Pay {
  const { database, accounts, now, makeId, exchange = NO_EXCHANGE } = deps;
  const lane = deps.openLane<PayInput, PayState>({
    name: 'pay',
    prefetch: (tx, commands) => prefetchPay(tx, commands, accounts.byEmail, exchange.tied),
    decide,
    write: (tx, state) => writeLedger(tx, state.ledger),
  });
  let underWay: Promise<ReconciliationReport> | null = null;
  const reconcileOnce = (): Promise<ReconciliationReport> => {
    underWay ??= reconcile(deps).finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const expireHolds = async (): Promise<number> => {
    const command = await expiryCommand(database.reader, now(), makeId);
    if (!command) return 0;
    const answer = await lane.submit(command);
    if (!answer.answered || !answer.decision.accepted) return 0;
    return (answer.decision.result.expired as string[]).length;
  };
  return {
    lane,
    routes: (app) => registerPayRoutes(app, { ...deps, lane, reconcile: reconcileOnce }),
    consumers: [sealConsumer(now, exchange)],
    streams: payStreams,
    personalData,
    notices: payNotices(exchange),
    searchables: [transferSearchable],
    rounds: [
      {
        name: 'announce-expired-holds',
        everyMs: ANNOUNCE_EXPIRY_MS,
        run: async () => (await expireHolds()) > 0,
      },
    ],
    jobs: [createReconcileJob(database, (signal) => reconcile(deps, signal))],
    openWallets,
    ensureHouseWallets,
    seedBalances,
    walletsOf,
    walletsToClose: (tx, ids) => walletsToClose(tx, ids, exchange.tied),
    closeWallets,
    verifyChain,
    reconcile: reconcileOnce,
    expireHolds,
  };
}
