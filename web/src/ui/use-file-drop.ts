import { type DragEvent, useState } from 'react';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** An area into which files can be dropped. */
export function useFileDrop(onTake: (files: File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    props: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(false);
        onTake([...event.dataTransfer.files]);
      },
    },
  };
}
