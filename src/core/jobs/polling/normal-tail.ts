/*
 * The tail of the normal distribution in the scaled form that neither underflows nor cancels:
 * far out, both the tail and the density are tiny, and only their ratio is wanted.
 */

const ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
const ONE_BY_ROOT_PI = 1 / Math.sqrt(Math.PI);
/** Below this, exp(x²) no longer fits into a double. */
const LOWEST = -37;

// Rational approximations of W. J. Cody, Math. Comp. 23 (1969) 631-637, tables II and III. The
// first is meant for x above 0.47 and loses a few digits below, where twelve are left.
const MIDDLE_TOP = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
] as const;
const MIDDLE_TOP_LEADING = 2.1531153547440383e-8;
const MIDDLE_BOTTOM = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
] as const;
const FAR_TOP = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
] as const;
const FAR_TOP_LEADING = 0.016315387137302097;
const FAR_BOTTOM = [
  2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132,
  0.0023352049762686918,
] as const;
/** Where the second approximation gives way to the third. */
const FAR_FROM = 4;

/** exp(x²) erfc(x) for x ≥ 0. */
function scaledTail(x: number): number {
  if (x <= FAR_FROM) return horner(MIDDLE_TOP_LEADING, MIDDLE_TOP, x) / horner(1, MIDDLE_BOTTOM, x);
  const inverse = 1 / (x * x);
  const top = horner(FAR_TOP_LEADING, FAR_TOP, inverse);
  return (ONE_BY_ROOT_PI - (inverse * top) / horner(1, FAR_BOTTOM, inverse)) / x;
}

function horner(leading: number, coefficients: readonly number[], x: number): number {
  let sum = leading;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** The density of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / ROOT_TWO_PI;

/**
 * (1 − Φ(z)) / φ(z), Mills' ratio: the inverse of the hazard. Relative error under 1e-11 for
 * z ≥ 0; below −37 it is larger than a double holds, and the value at −37 is given.
 */
export function millsRatio(z: number): number {
  if (z >= 0) return ROOT_HALF_PI * scaledTail(z * Math.SQRT1_2);
  const clamped = Math.max(z, LOWEST);
  const mirrored = ROOT_HALF_PI * scaledTail(-clamped * Math.SQRT1_2);
  return ROOT_TWO_PI * Math.exp(0.5 * clamped * clamped) - mirrored;
}

/** Φ(z), with full relative precision in the lower tail. Zero at −∞. */
export function normalBelow(z: number): number {
  if (z >= 0) return 1 - normalDensity(z) * millsRatio(z);
  return z < LOWEST ? 0 : normalDensity(z) * millsRatio(-z);
}
