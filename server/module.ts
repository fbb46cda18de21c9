import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Lane, LaneWork } from './engine/index.ts';
import type { Consumer, NoticeMapping, StreamMapping } from './events/catalog.ts';
import type { Round } from './jobs/rounds.ts';

/** The app as routes see it: requests and answers are typed by their schemas. */
export type App = FastifyInstance<
  import('fastify').RawServerDefault,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  import('fastify').FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Makes a lane with the installation's limits and observer. */
export type OpenLane = <Input, State>(work: LaneWork<Input, State>) => Lane<Input, State>;

/** What every module hands to the composition root, beside the functions that other modules call. */
export interface Module {
  /** Declares its routes, under /api/v1. */
  readonly routes: (app: App) => void;
  readonly consumers: readonly Consumer[];
  readonly streams: StreamMapping;
  /** What people are told when its events happen. */
  readonly notices?: NoticeMapping;
  /** What it does beside requests, again and again, while the process runs. */
  readonly rounds?: readonly Round[];
}
