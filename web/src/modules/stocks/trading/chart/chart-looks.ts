import type { DeepPartial, Styles } from 'klinecharts';

/** The page's own colours, as they are now: a chart is painted by hand. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ...{ rise: of('--rise'), fall: of('--fall'), ink: of('--ink'), muted: of('--muted') },
    ...{ line: of('--line'), strong: of('--line-strong'), surface: of('--surface'), sunken: of('--sunken') },
    riseSoft: `color-mix(in srgb, ${of('--rise')} 45%, transparent)`,
    fallSoft: `color-mix(in srgb, ${of('--fall')} 45%, transparent)`,
    family: getComputedStyle(document.body).fontFamily,
  };
}

const LEGEND = (['open', 'high', 'low', 'close', 'volume'] as const).map((name) => ({
  title: name,
  value: `{${name}}`,
}));

/** Red rises and blue falls, as Korea draws it; all else in the colours of the page. */
export function chartLooks(): DeepPartial<Styles> {
  const { rise, fall, ink, muted, line, strong, surface, riseSoft, fallSoft, family } = colours();
  const change = { upColor: rise, downColor: fall, noChangeColor: muted };
  const label = { size: 11, family, color: muted };
  const dashed = { style: 'dashed' as const, dashedValue: [3, 4], size: 1 };
  const mark = { color: muted, textSize: 11, textFamily: family };
  const pointer = {
    line: { ...dashed, color: strong },
    text: { ...label, color: surface, backgroundColor: ink, borderColor: ink, borderRadius: 4 },
  };
  const axis = {
    axisLine: { color: line },
    tickLine: { show: false },
    tickText: label,
  };
  return {
    grid: { horizontal: { ...dashed, color: line }, vertical: { show: false } },
    candle: {
      type: 'candle_solid',
      bar: {
        ...change,
        ...{ upBorderColor: rise, downBorderColor: fall, noChangeBorderColor: muted },
        ...{ upWickColor: rise, downWickColor: fall, noChangeWickColor: muted },
      },
      priceMark: {
        high: mark,
        low: mark,
        last: {
          ...change,
          line: dashed,
          text: { size: 11, family, color: '#ffffff', borderRadius: 4 },
        },
      },
      tooltip: {
        title: { show: false },
        legend: { ...label, marginTop: 4, marginLeft: 6, marginRight: 2, template: LEGEND },
        offsetTop: 2,
      },
    },
    indicator: {
      bars: [
        {
          ...{ upColor: riseSoft, downColor: fallSoft, noChangeColor: strong },
          ...{ style: 'fill', borderSize: 0 },
        },
      ],
      lastValueMark: { show: false },
      // Volume is in the line above the candles.
      tooltip: { showRule: 'none' },
    },
    xAxis: axis,
    yAxis: axis,
    separator: { color: line, size: 1 },
    crosshair: { horizontal: pointer, vertical: pointer },
  };
}
