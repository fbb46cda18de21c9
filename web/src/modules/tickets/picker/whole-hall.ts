import { type Box, fitted, type Size, toScreen, type View } from '../../../ui/canvas/view.ts';

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
