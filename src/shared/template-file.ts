import { z } from 'zod';
import { providerIdSchema } from './ids.ts';
import type { PayloadTemplate } from './template.ts';

/** What a file of a template says of itself, so that nobody takes it for a payload. */
const FORMAT = 'renderdesk-template-1';

const templateFileSchema = z.object({
  format: z.literal(FORMAT),
  name: z.string().trim().min(1).max(100),
  providerId: providerIdSchema.nullable(),
  /** For who reads the file; what the content asks for counts. */
  placeholders: z.array(z.string()),
  /** As it was written. */
  content: z.string().min(1),
});

export interface TemplateToKeep {
  readonly name: string;
  readonly content: string;
}

/** A template as a file that makes it anew elsewhere: its name, whose it is, what it asks for. */
export function templateFile(template: PayloadTemplate): string {
  const { name, providerId, placeholders, content } = template;
  return `${JSON.stringify({ format: FORMAT, name, providerId, placeholders, content }, null, 2)}\n`;
}

/** What such a file holds; any other text is itself the payload, named by its file. */
export function readTemplateFile(fileName: string, text: string): TemplateToKeep {
  const found = templateFileSchema.safeParse(parsed(text));
  if (found.success) return { name: found.data.name, content: found.data.content };
  return { name: fileName.replace(/(\.template)?\.json$/i, ''), content: text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
