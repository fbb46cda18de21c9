export { compileMap } from './compile.ts';
export { labelOf } from './label.ts';
