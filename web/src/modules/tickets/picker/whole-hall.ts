import { type Box, fitted, pan, type Size, toScreen, type View } from '../../../ui/canvas/view.ts';

const MARGIN = 16;
/** Of the buttons at the right edge, with the space around them. */
const BUTTONS = 64;

/** The whole hall in the middle of the screen; beside the buttons, where seats would lie under them. */
export function wholeHall(hall: Box, screen: Size): View {
  const view = fitted(hall, screen, MARGIN);
  const right = toScreen(view, { x: hall.x + hall.width, y: hall.y }).x;
  if (right <= screen.width - BUTTONS) return view;
  return fitted(hall, { ...screen, width: screen.width - BUTTONS + MARGIN }, MARGIN);
}

/** On a screen that has become another one, the whole hall stays whole; of a part of it, what is in the middle stays there. */
export function afterResize(view: View, hall: Box, from: Size, to: Size): View {
  if (isSame(view, wholeHall(hall, from))) return wholeHall(hall, to);
  return pan(view, (to.width - from.width) / 2, (to.height - from.height) / 2);
}

/** To the eye: whoever glides there arrives but for a rounding. */
const isSame = (one: View, other: View): boolean =>
  Math.abs(one.scale / other.scale - 1) < 0.001 &&
  Math.abs(one.x - other.x) < 0.5 &&
  Math.abs(one.y - other.y) < 0.5;
