import { CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';
import { openPictureReader } from './picture-reader.ts';

const EVERY_MS = 120;
/** The same code is held in front of the camera for a while: it is one look. */
const SAME_FOR_MS = 3_000;

/** Looks for codes with the device's camera. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [isRefused, setRefused] = useState(false);
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = { code: '', at: 0 };
    const watch = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
        audio: false,
      });
      const element = video.current;
      if (isOver || element === null) return stop();
      element.srcObject = stream;
      await element.play();
      const read = await openPictureReader();
      const look = async (): Promise<void> => {
        if (isOver) return;
        const code = document.hidden ? null : await read(element).catch(() => null);
        const now = performance.now();
        if (code !== null && code !== '' && (code !== last.code || now - last.at > SAME_FOR_MS)) {
          latest.current(code);
        }
        if (code !== null) last = { code, at: now };
        timer = setTimeout(() => void look(), EVERY_MS);
      };
      await look();
    };
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    watch().catch(() => {
      stop();
      if (!isOver) setRefused(true);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  if (isRefused) {
    return (
      <Banner tone="warn" icon={<CameraOff aria-hidden="true" />}>
        {t('ticketsDoor.door.noCamera')}
      </Banner>
    );
  }
  return (
    <div className="relative overflow-hidden rounded-3xl bg-black">
      <video
        ref={video}
        muted
        playsInline
        aria-label={t('ticketsDoor.door.cameraPicture')}
        className="aspect-[4/3] w-full object-cover"
      />
      <span
        aria-hidden="true"
        className="absolute inset-[14%_22%] rounded-3xl border-4 border-white/70 shadow-[0_0_0_100vmax_rgb(0_0_0/0.35)]"
      />
    </div>
  );
}
