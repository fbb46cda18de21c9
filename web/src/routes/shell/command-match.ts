import { convertQwertyToHangul, getChoseong } from 'es-hangul';

/**
 * Whether a command is meant: by a piece of its name or address, by its initials, or with the other keyboard on,
 * as the search finds everything else.
 */
export function matchesCommand(command: { label: string; keywords: string }, typed: string): boolean {
  const text = `${command.label} ${command.keywords}`.toLowerCase();
  const needle = typed.trim().toLowerCase();
  if (text.includes(needle)) return true;
  if (INITIALS.test(needle)) return bare(getChoseong(command.label)).includes(bare(needle));
  // The shift key makes other letters of Korean, so what was typed keeps its case.
  return LATIN.test(needle) && command.label.includes(convertQwertyToHangul(typed.trim()));
}

const INITIALS = /^[ㄱ-ㅎ ]+$/;
const LATIN = /^[a-z ]{2,}$/;
const bare = (text: string): string => text.replaceAll(' ', '');
