/** A share that was counted in a sample, and between which bounds the true one lies. */
export interface EstimatedShare {
  share: number;
  low: number;
  high: number;
}

/** 95 % of such intervals hold the true share. */
const Z = 1.959964;

/**
 * Wilson's score interval of `hits` in `checked`: honest also for few checks and for none or all of them hit, where the
 * usual "plus or minus" claims certainty. Nothing checked says nothing: 0 to 1.
 */
export function wilsonInterval(hits: number, checked: number): EstimatedShare {
  if (checked === 0) return { share: 0, low: 0, high: 1 };
  const share = hits / checked;
  const scale = 1 + Z ** 2 / checked;
  const middle = (share + Z ** 2 / (2 * checked)) / scale;
  const reach =
    (Z / scale) * Math.sqrt((share * (1 - share)) / checked + Z ** 2 / (4 * checked ** 2));
  return {
    share,
    low: hits === 0 ? 0 : Math.max(0, middle - reach),
    high: hits === checked ? 1 : Math.min(1, middle + reach),
  };
}
