/** How often something happened in a stretch of time. */
export interface Exposure {
  readonly count: number;
  /** Length of the stretch, ms. */
  readonly duration: number;
}

/** How many times as often, with the ends of its 99 % interval; `high` may be Infinity. */
export interface RateRatio {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of a two-sided 99 % interval. */
const z = 2.5758293035489;

/**
 * The ratio of two Poisson rates. Given the sum of both counts, the first one is binomial, so the Wilson score interval
 * of its share (E. B. Wilson, JASA 22, 1927) turns into one for the ratio (K. Gu et al., Biometrical Journal 50, 2008).
 * `dispersion` is how many times the variance exceeds the mean, for events that come in bursts (quasi-Poisson,
 * R. W. M. Wedderburn, Biometrika 61, 1974): both counts weigh that much less.
 */
export function rateRatio(now: Exposure, before: Exposure, dispersion = 1): RateRatio {
  const total = (now.count + before.count) / dispersion;
  if (total === 0) return { estimate: 1, low: 0, high: Infinity };
  const share = now.count / dispersion / total;
  const center = (share + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half =
    (z / (1 + (z * z) / total)) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const toRatio = (p: number) => (p >= 1 ? Infinity : ((p / (1 - p)) * before.duration) / now.duration);
  return {
    estimate: toRatio(share),
    low: share === 0 ? 0 : toRatio(Math.max(0, center - half)),
    high: share === 1 ? Infinity : toRatio(Math.min(1, center + half)),
  };
}

/** Variance over mean of counts in equal slices, at least 1. */
export function dispersionOf(slices: readonly number[]): number {
  const mean = slices.reduce((sum, count) => sum + count, 0) / slices.length;
  if (slices.length < 2 || mean === 0) return 1;
  const variance = slices.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (slices.length - 1);
  return Math.max(1, variance / mean);
}

/**
 * The probability that a steady rate would put at least `now.count` of all events into the first stretch:
 * the binomial upper tail, summed in logarithms. Counts are weighed by `dispersion` as above.
 */
export function chanceOf(now: Exposure, before: Exposure, dispersion = 1): number {
  const hits = Math.floor(now.count / dispersion);
  const total = hits + Math.floor(before.count / dispersion);
  const share = now.duration / (now.duration + before.duration);
  if (hits <= total * share) return 1;
  let term = hits * Math.log(share) + (total - hits) * Math.log(1 - share) + logChoose(total, hits);
  let tail = 0;
  for (let count = hits; count <= total && term > -745; count++) {
    tail += Math.exp(term);
    term += Math.log((total - count) / (count + 1)) + Math.log(share / (1 - share));
  }
  return Math.min(1, tail);
}

function logChoose(total: number, chosen: number): number {
  return logFactorial(total) - logFactorial(chosen) - logFactorial(total - chosen);
}

/** Exact below 30, else by Stirling's series (Abramowitz, Stegun 6.1.41). */
function logFactorial(n: number): number {
  if (n < 30) {
    let sum = 0;
    for (let factor = 2; factor <= n; factor++) sum += Math.log(factor);
    return sum;
  }
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
