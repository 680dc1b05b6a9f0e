import type { z } from 'zod';

/** Reads a JSON column through its schema; a row that does not fit names its table and column. */
export function parseColumn<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const parsed = schema.safeParse(typeof value === 'string' ? JSON.parse(value) : value);
  if (!parsed.success)
    throw new Error(`the database holds no valid ${where}`, { cause: parsed.error });
  return parsed.data;
}
