import type { Kind } from './kind.ts';
import type { MemberChannel } from './schemas.ts';

/** What a member has chosen, where that differs from the kind's own: kind → channel → on. */
export type Choices = Readonly<Record<string, Partial<Record<MemberChannel, boolean>>>>;

const CHANNELS: readonly MemberChannel[] = ['inbox', 'mail', 'sms'];

/** Where a kind may go at all. */
export const possibleChannels = (kind: Kind): readonly MemberChannel[] => kind.possible ?? CHANNELS;

/** What is about security reaches its owner whatever they, or a thief in their name, have chosen. */
export const isFixed = (kind: Kind, channel: MemberChannel): boolean =>
  kind.operators === true || (kind.category === 'security' && kind.channels.includes(channel));

/** Whether a kind goes by a channel, after the member's choice. */
export function isOn(kind: Kind, channel: MemberChannel, choices: Choices): boolean {
  if (!possibleChannels(kind).includes(channel)) return false;
  const own = kind.channels.includes(channel);
  return isFixed(kind, channel) ? own : (choices[kind.kind]?.[channel] ?? own);
}

/** The channels by which a member is told. */
export const channelsFor = (kind: Kind, choices: Choices): MemberChannel[] =>
  CHANNELS.filter((channel) => isOn(kind, channel, choices));

/** Whether members can choose anything about a kind: proofs and operators' matters are not theirs to switch. */
export const isChoosable = (kind: Kind): boolean => kind.operators !== true && kind.possible === undefined;

/**
 * The choices after some changes; what equals the kind's own is not kept.
 * @returns null when one of the changes is not the member's to make
 */
export function choose(
  choices: Choices,
  changes: readonly { readonly kind: Kind; readonly channel: MemberChannel; readonly on: boolean }[],
): Choices | null {
  const next: Record<string, Partial<Record<MemberChannel, boolean>>> = structuredClone(choices) as never;
  for (const { kind, channel, on } of changes) {
    if (!isChoosable(kind) || !possibleChannels(kind).includes(channel)) return null;
    if (isFixed(kind, channel)) {
      if (on !== kind.channels.includes(channel)) return null;
      continue;
    }
    const own = { ...next[kind.kind], [channel]: on };
    if (on === kind.channels.includes(channel)) delete own[channel];
    if (Object.keys(own).length === 0) delete next[kind.kind];
    else next[kind.kind] = own;
  }
  return next;
}
