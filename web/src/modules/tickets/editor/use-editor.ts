import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer.tsx';
import type { Changed, Pen, Words } from './changes.ts';
import type { Drawing } from './drawing.ts';
import { begun, chosen, done, type History, redone, undone } from './history.ts';
import type { Clip } from './regroup.ts';
import { isEmpty, type Selection } from './selection.ts';
import { type Tool, type ToolSettings, USUAL_SETTINGS } from './tools.ts';

/** What the undo button calls a change. */
export type ChangeName =
  | 'row'
  | 'block'
  | 'standing'
  | 'stage'
  | 'move'
  | 'turn'
  | 'bend'
  | 'stretch'
  | 'size'
  | 'mirror'
  | 'align'
  | 'remove'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'grade'
  | 'flag'
  | 'number'
  | 'rowName'
  | 'section'
  | 'join'
  | 'aisle'
  | 'hall'
  | 'grades'
  | 'import';

interface State {
  readonly history: History;
  readonly tool: Tool;
  readonly settings: ToolSettings;
  readonly pen: Pen;
  /** The seat that the keyboard is on. */
  readonly cursorId: number | null;
  readonly clip: Clip | null;
  /** How often the clip was put down: each time a little further on. */
  readonly pastes: number;
}

export interface Editor extends State {
  readonly drawing: Drawing;
  readonly selection: Selection;
  /** What it is now, for whoever listens outside React. */
  readonly latest: { readonly current: State & { readonly drawing: Drawing; readonly selection: Selection } };
  readonly words: Words;
  readonly set: (change: Partial<Omit<State, 'history'>>) => void;
  readonly choose: (selection: Selection) => void;
  /** @param isSame several at once are one step back */
  readonly act: (
    name: ChangeName,
    change: (drawing: Drawing, selection: Selection) => Drawing | Changed,
    isSame?: boolean,
  ) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

const facts = (state: State) => ({
  ...state,
  drawing: state.history.now.drawing,
  selection: state.history.selection,
});

/** The drawing with its past and future, what is chosen, and the tool in hand. */
export function useEditor(first: Drawing): Editor {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<State>(() => ({
    history: begun(first),
    tool: 'select',
    settings: USUAL_SETTINGS,
    pen: { sectionId: first.sections.findLast(({ kind }) => kind === 'seated')?.id ?? null, grade: 0 },
    cursorId: null,
    clip: null,
    pastes: 0,
  }));
  const latest = useRef(facts(state));
  latest.current = facts(state);
  const words = useMemo((): Words => {
    const [ko, en] = [i18n.getFixedT('ko'), i18n.getFixedT('en')];
    return {
      section: (letter) => ({
        ko: ko('ticketsAdmin.map.newSection', { letter }),
        en: en('ticketsAdmin.map.newSection', { letter }),
      }),
      standing: (letter) => ({
        ko: ko('ticketsAdmin.map.newStanding', { letter }),
        en: en('ticketsAdmin.map.newStanding', { letter }),
      }),
    };
  }, [i18n]);

  return useMemo(() => {
    /** Handlers may act twice before React paints once: each sees what the one before did. */
    const change = (next: State) => {
      latest.current = facts(next);
      setState(next);
    };
    const saySelection = ({ seats, areas }: Selection) =>
      announce(t('ticketsAdmin.map.chosen', { count: seats.size + areas.size }));
    const step = (move: (history: History) => History, isBack: boolean) => {
      const { history } = latest.current;
      const next = move(history);
      if (next === history) return;
      const name = (isBack ? history.now.change : next.now.change) as ChangeName;
      announce(
        t(isBack ? 'ticketsAdmin.map.undone' : 'ticketsAdmin.map.redone', {
          change: t(`ticketsAdmin.map.changes.${name}`),
        }),
      );
      change({ ...latest.current, history: next });
    };
    return {
      ...facts(state),
      latest,
      words,
      set: (part) => change({ ...latest.current, ...part }),
      choose: (selection) => {
        const { history } = latest.current;
        const next = chosen(history, selection);
        if (next === history) return;
        if (!isEmpty(selection)) saySelection(selection);
        change({ ...latest.current, history: next });
      },
      act: (name, make, isSame = false) => {
        const { history, drawing, selection } = latest.current;
        const made = make(drawing, selection);
        const changed = 'drawing' in made ? made : { drawing: made, selection };
        change({
          ...latest.current,
          history: done(history, name, changed.drawing, changed.selection, isSame),
        });
      },
      undo: () => step(undone, true),
      redo: () => step(redone, false),
    };
  }, [state, t, words]);
}
