import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, PageOf, Text, Timestamp } from '../../lib/schema.ts';

const Count = Type.Integer({ minimum: 0, examples: [1200] });
const JobName = Type.String({
  pattern: '^[0-9A-Za-z._-]{1,80}$',
  description: '`module.verb-object`',
  examples: ['accounts.mark-dormant'],
});
/** A pattern that makes no sense is refused by its meaning and not by its form: 422 and not 400. */
const Schedule = Type.String({
  minLength: 1,
  maxLength: 1_000,
  description: 'Cron pattern of five fields, or six with seconds, in `timeZone`; at most 100 characters',
  examples: ['30 4 * * *'],
});

/** Why a run began: by its schedule, by an operator here, on a terminal, or to try failed items again. */
const Trigger = Type.Union([
  Type.Literal('schedule'),
  Type.Literal('operator'),
  Type.Literal('terminal'),
  Type.Literal('retry'),
]);

/**
 * `waiting`: asked for, and no instance has taken it up yet. `interrupted`: killed, drained or held by a pause; it
 * goes on behind its checkpoint. `failed`: the job itself could not go on, see `error`; items that failed leave a
 * run `done`.
 */
export const RunStatus = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('running'),
  Type.Literal('interrupted'),
  Type.Literal('done'),
  Type.Literal('stopped'),
  Type.Literal('failed'),
]);
export type RunStatus = Static<typeof RunStatus>;

const runFields = {
  runId: Id,
  job: JobName,
  trigger: Trigger,
  by: Nullable(Type.String({ description: 'Account id of the operator who asked for it' })),
  status: RunStatus,
  startedAt: Timestamp,
  endedAt: Nullable(Timestamp),
  done: Count,
  failed: Count,
  total: Nullable(Type.Integer({ minimum: 0, description: 'May be an estimate; null when nobody can tell' })),
  perSecond: Nullable(Type.Number({ minimum: 0, description: 'Items in a second since it was taken up' })),
  checkpoint: Nullable(Type.String({ description: 'Key of the last item that is behind it' })),
  error: Nullable(Type.String({ description: 'Why the job itself could not go on' })),
};
export const RunView = Type.Object(runFields);
export type RunView = Static<typeof RunView>;
export const RunPage = PageOf(RunView);

export const RunDetail = Type.Object({
  ...runFields,
  log: Type.Array(Type.Object({ at: Timestamp, line: Type.String() }), {
    description: 'The last 200 lines, oldest first',
  }),
});
export type RunDetail = Static<typeof RunDetail>;

export const JobView = Type.Object({
  name: JobName,
  schedule: Nullable(Type.String({ description: 'What counts now; null: only by hand' })),
  defaultSchedule: Nullable(Type.String()),
  timeZone: Type.Literal('Asia/Seoul'),
  isPaused: Type.Boolean({ description: 'No run begins by schedule; the one under way rests' }),
  nextRunAt: Nullable(Timestamp),
  /** Also of runs that found nothing to do. */
  lastRunAt: Nullable(Timestamp),
  run: Nullable(RunView),
  openFailures: Count,
});
export type JobView = Static<typeof JobView>;
export const JobList = Type.Object({ items: Type.Array(JobView) });

/** An item that could not be done, until it is done. */
export const FailureView = Type.Object({
  failureId: Id,
  key: Type.String({ description: 'The item, as its job calls it' }),
  reason: Type.String(),
  attempts: Type.Integer({ minimum: 1 }),
  /** Of the last attempt. */
  at: Timestamp,
  runId: Id,
});
export type FailureView = Static<typeof FailureView>;
export const FailurePage = PageOf(FailureView);

// ---- what operators send ---------------------------------------------------------------------------

const Reason = Text(200, 'Asked for by support, case 1182');
export const JobParams = Closed({ name: JobName });
export const RunParams = Closed({ runId: Id });
export const FailureParams = Closed({ name: JobName, failureId: Id });
export const ActBody = Closed({ reason: Reason });
export type ActBody = Static<typeof ActBody>;
export const ScheduleBody = Closed({ schedule: Nullable(Schedule), reason: Reason });
