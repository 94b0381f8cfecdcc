/** One choice: the values of each candidate in one flat row after the other, and which of them is right. */
export interface Choice {
  readonly rows: Float64Array;
  readonly count: number;
  /** Indices of the culprits; empty where the right answer is "none of these". */
  readonly right: readonly number[];
}

export interface Fitted {
  /** Log-odds per unit, by column. */
  readonly weights: readonly number[];
  readonly none: number;
  readonly nonePerLogCount: number;
}

interface Scale {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

const steps = 25;

/**
 * Conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974) with "none of these"
 * as a further choice, fitted by Newton's method with a ridge penalty on standardized values. Of several culprits each
 * counts as right in equal parts.
 */
export function fit(choices: readonly Choice[], width: number, ridge: number): Fitted {
  const scale = scaleOf(choices, width);
  const size = width + 2;
  const beta = new Float64Array(size);
  let model = slope(choices, { width, scale, beta, ridge });
  for (let step = 0; step < steps; step++) {
    const move = solve(model.hessian, model.gradient, size);
    let next = model;
    let length = 1;
    // Newton's step may overshoot: halve it until the likelihood grows.
    for (; length > 1e-4; length /= 2) {
      const tried = beta.map((value, j) => value + length * at(move, j));
      next = slope(choices, { width, scale, beta: tried, ridge });
      if (next.likelihood >= model.likelihood) {
        beta.set(tried);
        break;
      }
    }
    const gained = next.likelihood - model.likelihood;
    model = next;
    if (!(gained > 1e-3)) break;
  }
  const weights = Array.from({ length: width }, (_, j) => at(beta, j) / at(scale.spread, j));
  const shift = weights.reduce((sum, weight, j) => sum + weight * at(scale.mean, j), 0);
  return { weights, none: at(beta, width) + shift, nonePerLogCount: at(beta, width + 1) };
}

/** Probability of each candidate, and last of "none of these". */
export function probabilities(choice: Choice, fitted: Fitted): Float64Array {
  const width = fitted.weights.length;
  const out = new Float64Array(choice.count + 1);
  for (let i = 0; i < choice.count; i++) {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += at(choice.rows, i * width + j) * (fitted.weights[j] ?? 0);
    out[i] = sum;
  }
  out[choice.count] = fitted.none + fitted.nonePerLogCount * Math.log(Math.max(1, choice.count));
  return softmax(out);
}

function softmax(values: Float64Array): Float64Array {
  const top = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const odds = values.map((value) => Math.exp(value - top));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((value) => value / sum);
}

function scaleOf(choices: readonly Choice[], width: number): Scale {
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  let rows = 0;
  for (const { rows: values, count } of choices) {
    rows += count;
    for (let i = 0; i < count * width; i++) {
      mean[i % width] = at(mean, i % width) + at(values, i);
      square[i % width] = at(square, i % width) + at(values, i) ** 2;
    }
  }
  const spread = new Float64Array(width);
  for (let j = 0; j < width; j++) {
    mean[j] = at(mean, j) / rows;
    spread[j] = Math.sqrt(Math.max(0, at(square, j) / rows - at(mean, j) ** 2)) || 1;
  }
  return { mean, spread };
}

function slope(
  choices: readonly Choice[],
  model: {
    readonly width: number;
    readonly scale: Scale;
    readonly beta: Float64Array;
    readonly ridge: number;
  },
): { likelihood: number; gradient: Float64Array; hessian: Float64Array } {
  const { width, scale, beta, ridge } = model;
  const size = width + 2;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  let likelihood = 0;
  for (const choice of choices) {
    const values = standardized(choice, width, scale);
    const odds = new Float64Array(choice.count + 1);
    for (let i = 0; i <= choice.count; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += at(values, i * size + j) * at(beta, j);
      odds[i] = sum;
    }
    const p = softmax(odds);
    const expected = new Float64Array(size);
    for (let i = 0; i <= choice.count; i++) {
      const target = targetOf(choice, i);
      if (target > 0) likelihood += target * Math.log(Math.max(at(p, i), 1e-300));
      for (let j = 0; j < size; j++) {
        const x = at(values, i * size + j);
        expected[j] = at(expected, j) + at(p, i) * x;
        gradient[j] = at(gradient, j) + (target - at(p, i)) * x;
        if (at(p, i) < 1e-6) continue;
        for (let k = 0; k <= j; k++)
          hessian[j * size + k] = at(hessian, j * size + k) + at(p, i) * x * at(values, i * size + k);
      }
    }
    for (let j = 0; j < size; j++)
      for (let k = 0; k <= j; k++)
        hessian[j * size + k] = at(hessian, j * size + k) - at(expected, j) * at(expected, k);
  }
  for (let j = 0; j < size; j++) {
    const penalty = j < width ? ridge : 1;
    likelihood -= (penalty / 2) * at(beta, j) ** 2;
    gradient[j] = at(gradient, j) - penalty * at(beta, j);
    hessian[j * size + j] = at(hessian, j * size + j) + penalty;
    for (let k = 0; k < j; k++) hessian[k * size + j] = at(hessian, j * size + k);
  }
  return { likelihood, gradient, hessian };
}

function targetOf({ right, count }: Choice, i: number): number {
  if (right.length === 0) return i === count ? 1 : 0;
  return right.includes(i) ? 1 / right.length : 0;
}

/** Candidates' values in standard deviations from the mean, then the row of "none of these". */
function standardized({ rows, count }: Choice, width: number, scale: Scale): Float64Array {
  const size = width + 2;
  const values = new Float64Array((count + 1) * size);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++)
      values[i * size + j] = (at(rows, i * width + j) - at(scale.mean, j)) / at(scale.spread, j);
  values[count * size + width] = 1;
  values[count * size + width + 1] = Math.log(Math.max(1, count));
  return values;
}

/** Solves a symmetric positive definite system by Cholesky's decomposition. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i * size + j);
      for (let k = 0; k < j; k++) sum -= at(lower, i * size + k) * at(lower, j * size + k);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / at(lower, j * size + j);
    }
  }
  const half = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = at(right, i);
    for (let k = 0; k < i; k++) sum -= at(lower, i * size + k) * at(half, k);
    half[i] = sum / at(lower, i * size + i);
  }
  const result = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = at(half, i);
    for (let k = i + 1; k < size; k++) sum -= at(lower, k * size + i) * at(result, k);
    result[i] = sum / at(lower, i * size + i);
  }
  return result;
}

function at(values: Float64Array, i: number): number {
  return values[i] ?? 0;
}
