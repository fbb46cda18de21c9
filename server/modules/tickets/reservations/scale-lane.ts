import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { type CancelScale, type FeeScale, faultOf } from './scale.ts';

/** What operators do with scales of fees; they are about no round, so they have a lane of their own. */
export type ScaleInput =
  | {
      readonly kind: 'add-scale';
      /** Epoch milliseconds; null: from now on. */
      readonly validFrom: number | null;
      readonly scale: FeeScale;
      readonly reason: string;
    }
  | { readonly kind: 'withdraw-scale'; readonly scaleId: string; readonly reason: string };

export interface StoredScale extends CancelScale {
  readonly by: string;
  readonly createdAt: number;
  change: 'none' | 'new' | 'gone';
}

export interface ScaleState {
  readonly scales: Map<string, StoredScale>;
}

/** Decides one command; what is in force is never changed, so that everybody gets back what they were promised. */
export function decideScale(state: ScaleState, command: Command<ScaleInput>): Decision {
  const { input } = command;
  return input.kind === 'add-scale' ? add(state, command, input) : withdraw(state, command, input);
}

type Add = Extract<ScaleInput, { kind: 'add-scale' }>;
type Withdraw = Extract<ScaleInput, { kind: 'withdraw-scale' }>;

function add(state: ScaleState, { id, at, accountId }: Command, input: Add): Decision {
  const { scale, reason, validFrom = null } = input;
  const fault = faultOf(scale);
  if (fault) return refused('tickets.invalid-scale', fault);
  if (validFrom !== null && validFrom < at) return refused('tickets.invalid-scale', { reason: 'valid-from' });
  const from = validFrom ?? at;
  state.scales.set(id, { id, validFrom: from, scale, by: accountId, createdAt: at, change: 'new' });
  return {
    accepted: true,
    result: { scaleId: id },
    events: [{ name: 'tickets.cancel-scale-changed', key: 'scales', data: { scaleId: id, validFrom: from } }],
    audit: { action: 'tickets.add-scale', subject: id, reason, details: { validFrom: from, scale } },
  };
}

/** One that is not in force yet is taken back. */
function withdraw(state: ScaleState, { at }: Command, { scaleId, reason }: Withdraw): Decision {
  const scale = state.scales.get(scaleId);
  if (!scale || scale.change === 'gone') return refused('tickets.scale-not-found');
  if (scale.validFrom <= at) return refused('tickets.scale-in-force');
  scale.change = 'gone';
  const { validFrom } = scale;
  return {
    accepted: true,
    result: { scaleId },
    events: [{ name: 'tickets.cancel-scale-changed', key: 'scales', data: { scaleId, validFrom } }],
    audit: { action: 'tickets.withdraw-scale', subject: scaleId, reason, details: { validFrom } },
  };
}
