import { z } from 'zod';
import { providerIdSchema } from '../ids.ts';
import { expandedRowsSchema, payloadTemplateSchema } from '../template.ts';
import { contract } from './errors.ts';

const templateId = z.coerce.number().int().positive();
/** More than any provider takes, in characters. */
const LONGEST_CONTENT = 16_000_000;
/** Payloads a call: a page of them, each of some kilobytes as a rule. */
const MOST_ROWS_A_CALL = 200;

export const templatesContract = {
  list: contract
    .route({ method: 'GET', path: '/templates', summary: 'The templates, by name' })
    .output(z.array(payloadTemplateSchema)),
  /** With an id, that one is changed. */
  save: contract
    .route({ method: 'POST', path: '/templates', summary: 'Keep a payload as a template' })
    .input(
      z.object({
        id: templateId.optional(),
        name: z.string().trim().min(1).max(100),
        content: z.string().min(1).max(LONGEST_CONTENT),
        /** Absent: the provider that it is recognised for. */
        providerId: providerIdSchema.nullable().optional(),
      }),
    )
    .output(payloadTemplateSchema),
  remove: contract
    .route({ method: 'DELETE', path: '/templates/{id}', summary: 'Delete a template' })
    .input(z.object({ id: templateId }))
    .output(z.object({ removed: z.literal(true) })),
  /** Sends nothing: the payloads come back, and are submitted as any other. */
  expand: contract
    .route({
      method: 'POST',
      path: '/templates/expand',
      summary: 'Make a payload of each row of a table',
    })
    .input(
      z.object({
        /** A template that is kept, or the text of one. */
        template: z.union([
          z.object({ id: templateId }),
          z.object({ name: z.string().min(1).max(1_024), text: z.string().max(LONGEST_CONTENT) }),
        ]),
        /** CSV, JSON lines or a JSON list: its bytes as they are. */
        table: z.object({ name: z.string().min(1).max(1_024), contentBase64: z.base64() }),
        /** What each payload is called, e.g. `{{city}} {{#}}`; `{{#}}` is the row's number. */
        nameTemplate: z.string().max(300).optional(),
        /** Placeholders without a column stay as they are. */
        keepUnknown: z.boolean().default(false),
        skip: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(MOST_ROWS_A_CALL).default(20),
      }),
    )
    .output(expandedRowsSchema),
};
