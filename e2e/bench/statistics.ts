export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest of the values that so great a part of them does not exceed. NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
