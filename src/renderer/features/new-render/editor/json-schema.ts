/** As much of JSON schema as the host writes; what is more is not looked at. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export type JsonPath = readonly (string | number)[];

/** Every way in which a value may be meant. */
function ways(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(ways);
}

/** What is documented of the place; where it can be several things, each of them. */
export function schemasAt(schema: JsonSchema, path: JsonPath): readonly JsonSchema[] {
  let found = [schema];
  for (const step of path) {
    found = found.flatMap(ways).flatMap((each) => {
      const next = typeof step === 'number' ? each.items : each.properties?.[step];
      return next === undefined ? [] : [next];
    });
  }
  return found;
}

/** What can be written at a place, most likely first. */
export function valuesAt(schema: JsonSchema, path: JsonPath): readonly unknown[] {
  const values = schemasAt(schema, path)
    .flatMap(ways)
    .flatMap((each) => {
      if (each.enum !== undefined) return [...each.enum];
      if (each.const !== undefined) return [each.const];
      if (each.type === 'boolean') return [true, false];
      return each.type === 'null' ? [null] : [];
    });
  return [...new Set(values)];
}

export interface FieldHint {
  readonly name: string;
  readonly required: boolean;
  readonly description: string | null;
  /** `text`, `number`, `list`: in JSON schema's own words. */
  readonly type: string;
  /** What stands behind the colon to begin with. */
  readonly begin: string;
}

const begins: Readonly<{ [Type in string]?: string }> = {
  object: '{}',
  array: '[]',
  string: '""',
  boolean: 'true',
  number: '0',
};

/** The fields of an object at a place. */
export function fieldsAt(schema: JsonSchema, path: JsonPath): readonly FieldHint[] {
  return schemasAt(schema, path)
    .flatMap(ways)
    .flatMap(({ properties = {}, required = [] }) =>
      Object.entries(properties).map(([name, field]) => {
        const [way] = ways(field);
        const [value] = way?.enum ?? [];
        const type = typeof way?.type === 'string' ? way.type : '';
        return {
          name,
          required: required.includes(name),
          description: field.description ?? null,
          type,
          begin: value === undefined ? (begins[type] ?? '') : JSON.stringify(value),
        };
      }),
    );
}
