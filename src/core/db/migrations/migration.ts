/** One step of the schema. Numbers go up by ten, so that a fix can be put between two. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
