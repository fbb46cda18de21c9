export { checkMap, type MapCheck, type MapFault } from './check.ts';
export { compileMap } from './compile.ts';
export { labelOf } from './label.ts';
