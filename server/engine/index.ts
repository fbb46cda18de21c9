/** The engine's public face. Usable on its own: it knows the database and no module. */
export { type BatchOptions, FaultyCommand, STEPS, type Step } from './batch.ts';
export { Lane, type LaneDependencies, type LaneLimits, type LaneObserver } from './lane.ts';
export {
  type Accepted,
  type Answer,
  type AuditNote,
  type Command,
  type Decision,
  type DomainEvent,
  type LaneWork,
  type Refused,
  type Rejection,
  type RejectionCode,
  refused,
} from './types.ts';
