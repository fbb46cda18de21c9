import type { Localized } from '../../../api/tickets-admin-types.ts';
import type { Box, Point, Size, View } from '../../../ui/canvas/view.ts';
import type { Drawing } from './drawing.ts';
import type { Handle } from './handles.ts';
import type { Selection } from './selection.ts';
import type { Transform } from './transforms.ts';

/** The colours of the page, as its theme has them. */
export interface Palette {
  readonly isDark: boolean;
  /** The page's own letters, which a canvas does not inherit. */
  readonly font: string;
  readonly paper: string;
  readonly surface: string;
  readonly sunken: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly bad: string;
}

/** What is being done and not done yet. */
export interface Ghost {
  /** What the selection goes through. */
  readonly transform: Transform | null;
  /** Seats of a row that is bent or stretched. */
  readonly moved: ReadonlyMap<number, Point> | null;
  readonly rows: readonly (readonly Point[])[];
  readonly area: Box | null;
  /** The rectangle that selects. */
  readonly frame: Box | null;
  /** Said beside the pointer, such as how many seats there would be. */
  readonly text: string | null;
  readonly pointer: Point | null;
}

export interface Scene {
  readonly drawing: Drawing;
  readonly selection: Selection;
  readonly handles: readonly Handle[];
  /** The seat that the keyboard is on. */
  readonly cursorId: number | null;
  readonly faulty: ReadonlySet<number>;
  readonly view: View;
  readonly screen: Size;
  readonly ghost: Ghost | null;
  readonly gridStep: number;
  readonly palette: Palette;
  readonly stageName: string;
  readonly say: (text: Localized) => string;
}

/** A seat's radius in map units. */
export const SEAT_RADIUS = 3.9;
