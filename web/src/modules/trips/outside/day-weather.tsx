import { useQuery } from '@tanstack/react-query';
import { Cloud, CloudFog, CloudLightning, CloudRain, type LucideIcon, Snowflake, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import { type Weather, weatherQuery } from '../../../api/trips-money.ts';

type Sky = Weather['days'][number]['sky'];
const icons: Record<Sky, LucideIcon> = {
  clear: Sun,
  clouds: Cloud,
  fog: CloudFog,
  rain: CloudRain,
  snow: Snowflake,
  storm: CloudLightning,
};

/** What a day will be like; nothing where nobody knows. */
export function DayWeather({ tripId, dayId }: { tripId: string; dayId: string }) {
  const { t } = useTranslation();
  const online = useOnline();
  const weather = useQuery({ ...weatherQuery(tripId), enabled: online });
  const day = weather.data?.days.find((one) => one.dayId === dayId);
  if (day === undefined) return null;
  const Icon = icons[day.sky];
  const words = [
    t('tripsMoney.weather.day', {
      sky: t(`tripsMoney.weather.sky.${day.sky}`),
      low: day.lowC,
      high: day.highC,
    }),
    ...(day.rainPercent === null ? [] : [t('tripsMoney.weather.rain', { percent: day.rainPercent })]),
  ].join(', ');
  return (
    <span title={words} className="tnum inline-flex items-center gap-1 text-sm whitespace-nowrap text-muted">
      <Icon aria-hidden="true" className="size-4" />
      <span className="sr-only">{words}</span>
      <span aria-hidden="true">
        {day.lowC}°/{day.highC}°
      </span>
    </span>
  );
}
