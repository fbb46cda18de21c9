/** What is heard and felt of an answer, by somebody who looks at people and not at a screen. */
const TUNES = {
  good: { notes: [[880, 0.14]], buzz: [60] },
  bad: {
    notes: [
      [220, 0.18],
      [180, 0.3],
    ],
    buzz: [180, 80, 180],
  },
} as const;

let context: AudioContext | undefined;

/** @param isGood whether somebody may go in */
export function signal(isGood: boolean): void {
  const { notes, buzz } = TUNES[isGood ? 'good' : 'bad'];
  if ('vibrate' in navigator) navigator.vibrate([...buzz]);
  try {
    context ??= new AudioContext();
    let at = context.currentTime;
    for (const [frequency, seconds] of notes) {
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.type = isGood ? 'sine' : 'square';
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0.25, at);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + seconds);
      tone.connect(loudness).connect(context.destination);
      tone.start(at);
      tone.stop(at + seconds);
      at += seconds;
    }
  } catch {
    // A device without sound has its screen.
  }
}
