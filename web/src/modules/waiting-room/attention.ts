import { useEffect } from 'react';

/** Two short tones, low then high; milliseconds. */
const TONES = [
  { hertz: 660, fromMs: 0 },
  { hertz: 880, fromMs: 180 },
];
const TONE_MS = 160;
const SHAKES = [200, 100, 200];

/** Sound and vibration where the device and the browser allow them; who is not let is silent. */
export function useAttention(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    navigator.vibrate?.(SHAKES);
    let context: AudioContext | undefined;
    try {
      context = new AudioContext();
      for (const { hertz, fromMs } of TONES) {
        const tone = context.createOscillator();
        const volume = context.createGain();
        volume.gain.value = 0.1;
        tone.frequency.value = hertz;
        tone.connect(volume).connect(context.destination);
        tone.start(context.currentTime + fromMs / 1_000);
        tone.stop(context.currentTime + (fromMs + TONE_MS) / 1_000);
      }
    } catch {
      // A browser without sound.
    }
    return () => void context?.close().catch(() => undefined);
  }, [isOn]);
}
