import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Executor } from './db/dialect.ts';
import type { Lane, LaneWork } from './engine/index.ts';
import type { Consumer, NoticeMapping, StreamMapping } from './events/catalog.ts';
import type { Listener } from './events/dispatcher.ts';
import type { PersonalFields } from './events/forgetting.ts';
import type { RecordedEvent } from './events/outbox.ts';
import type { Code } from './http/codes.ts';
import type { AnyJob } from './jobs/job.ts';
import type { Round } from './jobs/rounds.ts';
import type { Searchable } from './search/searchable.ts';

/** The app as routes see it: requests and answers are typed by their schemas. */
export type App = FastifyInstance<
  import('fastify').RawServerDefault,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  import('fastify').FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/**
 * Makes a lane with the installation's limits and observer.
 * @param hear told what each batch has made true, before anybody is answered
 */
export type OpenLane = <Input, State>(
  work: LaneWork<Input, State>,
  hear?: (events: readonly RecordedEvent[]) => void,
) => Lane<Input, State>;

/** A topic that somebody may not follow any more: an account, or nobody at all. */
export interface Ended {
  readonly topic: string;
  readonly accountId: string | null;
}

/** Live topics that are not for everybody: all that begin alike. */
export interface PrivateTopics {
  /** With its colon. */
  readonly prefix: string;
  /** What whoever may follow none of what they ask for is told. */
  readonly refusal: Code;
  /** Those of the topics that a member may follow; asked on the primary. */
  mayFollow(topics: readonly string[], accountId: string): Promise<ReadonlySet<string>>;
  /** Whose following an event ends: they hear nothing that comes after it. */
  endedBy(event: RecordedEvent): readonly Ended[];
}

/** What every module hands to the composition root, beside the functions that other modules call. */
export interface Module {
  /** Declares its routes, under /api/v1. */
  readonly routes: (app: App) => void;
  readonly consumers: readonly Consumer[];
  readonly streams: StreamMapping;
  /** Which of its live topics are not for everybody. */
  readonly privateTopics?: readonly PrivateTopics[];
  /** What each instance itself must hear of: for what it keeps in memory. */
  readonly listeners?: readonly Listener[];
  /** What people are told when its events happen. */
  readonly notices?: NoticeMapping;
  /** What it does beside requests, again and again, while the process runs. */
  readonly rounds?: readonly Round[];
  /** The very last of a process that stops in order: no request, round or job is under way any more. Never throws. */
  readonly onClose?: () => Promise<void>;
  /** Work over many rows, by schedule or by hand, on one instance at a time. */
  readonly jobs?: readonly AnyJob[];
  /** What the outbox forgets of its events after a while. */
  readonly forgets?: PersonalFields;
  /** What of its can be searched. */
  readonly searchables?: readonly Searchable[];
  /** What a mail carries that only its addressee may read, made when it is sent; null when it is of no use any more. */
  readonly proofSecrets?: (
    proofId: string,
  ) => Promise<{ readonly code: string; readonly token: string } | null>;
  /** What it knows of a member: a part of the file that they may take with them, under a name of its own. */
  readonly personalData?: (executor: Executor, accountId: string) => Promise<Record<string, unknown>>;
  /**
   * Takes the person off what it keeps, in the transaction in which an account is deleted. What the books need
   * stays. The account's row is locked; other rows are locked in the product's order, after accounts.
   */
  readonly onErase?: (tx: Executor, accountId: string) => Promise<void>;
}

/** What one part of a large module gives to the whole. */
export type Part = Partial<Module>;

/** Several parts of a module as the one that they are from outside; at most one of them forgets, and one has secrets for mails. */
export function together(parts: readonly Part[]): Module {
  const forgets = parts.find((part) => part.forgets)?.forgets;
  const proofSecrets = parts.find((part) => part.proofSecrets)?.proofSecrets;
  const noticed = parts.flatMap(({ notices }) => notices ?? []);
  return {
    routes: (app) => {
      for (const part of parts) part.routes?.(app);
    },
    consumers: parts.flatMap(({ consumers }) => consumers ?? []),
    streams: (event) => parts.flatMap(({ streams }) => streams?.(event) ?? []),
    privateTopics: parts.flatMap(({ privateTopics }) => privateTopics ?? []),
    listeners: parts.flatMap(({ listeners }) => listeners ?? []),
    notices: {
      events: noticed.flatMap(({ events }) => events),
      of: (event) => noticed.flatMap((one) => (one.events.includes(event.name) ? one.of(event) : [])),
    },
    rounds: parts.flatMap(({ rounds }) => rounds ?? []),
    jobs: parts.flatMap(({ jobs }) => jobs ?? []),
    ...(forgets && { forgets }),
    ...(proofSecrets && { proofSecrets }),
    searchables: parts.flatMap(({ searchables }) => searchables ?? []),
    personalData: async (executor, accountId) => {
      const told = [];
      for (const part of parts) told.push(await part.personalData?.(executor, accountId));
      return Object.assign({}, ...told);
    },
    onClose: async () => {
      for (const part of parts) await part.onClose?.();
    },
    onErase: async (tx, accountId) => {
      for (const part of parts) await part.onErase?.(tx, accountId);
    },
  };
}
