import { useTranslation } from "react-i18next";

const UNITS = [
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Writes seconds as the merchant's language does, in the largest unit that fits and the next one. */
export function useDuration(): (seconds: number) => string {
  const { i18n } = useTranslation();
  return (seconds) => {
    const whole = Math.max(1, Math.round(seconds));
    const first = UNITS.findIndex(([, size]) => whole >= size);
    let rest = whole;
    return UNITS.slice(first, first + 2)
      .flatMap(([unit, size]) => {
        const value = Math.floor(rest / size);
        rest -= value * size;
        const format = { style: "unit", unit, unitDisplay: "narrow" } as const;
        return value > 0 ? [new Intl.NumberFormat(i18n.language, format).format(value)] : [];
      })
      .join(" ");
  };
}
