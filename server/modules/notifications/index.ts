export { defineKind, type Kind, type KindData, type KindTexts } from './kind.ts';
