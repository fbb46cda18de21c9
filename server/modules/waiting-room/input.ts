import type { Door } from './room.ts';

/** How a room works. */
export interface Terms {
  readonly lobbyAt: number;
  readonly opensAt: number;
  readonly insideLimit: number;
  readonly perMinute: number;
  readonly callMs: number;
  readonly visitMs: number;
  readonly door: Door;
}

/** Commands of the lane `waiting-room`. Times are epoch milliseconds. */
export type RoomInput =
  | {
      readonly kind: 'arrive';
      readonly roomId: string;
      /** Drawn at admission; the first that a member draws is kept. */
      readonly lot: number;
      /** When the work was set that the caller's machine has done; null without. */
      readonly workAt: number | null;
    }
  | { readonly kind: 'leave'; readonly roomId: string }
  /** Whoever was called goes in; again, it answers the same. */
  | { readonly kind: 'enter'; readonly roomId: string }
  /** Ends what is due and calls the next in turn. @param free what can still be bought */
  | { readonly kind: 'call'; readonly roomId: string; readonly free: number }
  | {
      readonly kind: 'save';
      readonly roomId: string;
      readonly terms: Terms;
      /** What the operator saw; 0 when there was none. */
      readonly version: number;
      readonly reason: string;
    }
  | { readonly kind: 'pause'; readonly roomId: string; readonly reason: string }
  | { readonly kind: 'resume'; readonly roomId: string; readonly reason: string }
  | { readonly kind: 'close'; readonly roomId: string; readonly reason: string }
  /** Forgets some of those who were in a room that is off. */
  | { readonly kind: 'clear'; readonly roomId: string };

export type Operating = Extract<RoomInput, { kind: 'save' | 'pause' | 'resume' | 'close' }>;

export const isOperating = (input: RoomInput): input is Operating =>
  input.kind === 'save' || input.kind === 'pause' || input.kind === 'resume' || input.kind === 'close';

/** Whose command it is when the installation itself acts. */
export const SYSTEM = 'system';
