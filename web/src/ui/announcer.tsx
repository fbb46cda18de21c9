import { useEffect, useState } from 'react';

let speak: (text: string) => void = () => {};

/** Says something to screen readers, politely. */
export const announce = (text: string): void => speak(text);

/** The live region; it must be on the page before the first announcement. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    speak = (next) => {
      // Emptied first, so that the same words are said again.
      setText('');
      setTimeout(() => setText(next), 50);
    };
    return () => {
      speak = () => {};
    };
  }, []);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
