/*
 * Amounts are kept and summed as whole millionths of their unit: floating point would drift, and a
 * guard at 10 must let through exactly what makes 10.
 */

const MICROS = 1_000_000;
/** More than any render costs. What a provider names beyond this is counted as this. */
const HIGHEST_AMOUNT = 1_000_000_000;

/** Whole millionths of a unit; half a millionth is rounded up. */
export function microsOf(amount: number): number {
  return Math.round(Math.min(Math.max(0, amount), HIGHEST_AMOUNT) * MICROS);
}

export function amountOf(micros: number): number {
  return micros / MICROS;
}

/** An amount for people, e.g. `12 credits`, `1 render`, `0.5 USD`. */
export function amountText(micros: number, unit: string): string {
  const amount = amountOf(micros);
  const number = amount.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return `${number} ${amount === 1 && unit.endsWith('s') ? unit.slice(0, -1) : unit}`;
}
