import { failure, FailureError } from '../../shared/failure.ts';
import type { ProviderId } from '../../shared/ids.ts';
import type { ExpandedRows, PayloadTemplate } from '../../shared/template.ts';
import type { WritableDatabase } from '../db/database.ts';
import { templateReads, templateWrites } from '../db/template-repository.ts';
import type { Clock } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import { quoted } from './file-name.ts';
import { readPayload } from './read-payload.ts';
import { expandRows } from './rows/expand-rows.ts';
import { placeholdersOf } from './rows/fill-template.ts';

export interface TemplateServices {
  /** By name. */
  list(): PayloadTemplate[];
  /**
   * @param template without an id a new one
   * @throws FailureError `name-taken`, `not-found`, or why its content is no payload
   */
  save(template: {
    id?: number | undefined;
    name: string;
    content: string;
    providerId?: ProviderId | null | undefined;
  }): PayloadTemplate;
  /** @throws FailureError `not-found` */
  remove(id: number): void;
  /** @throws FailureError for a table or a template that cannot be read as a whole */
  expand(wanted: {
    template: { id: number } | { name: string; text: string };
    table: { name: string; bytes: Uint8Array };
    nameTemplate?: string | undefined;
    keepUnknown: boolean;
    skip: number;
    limit: number;
  }): ExpandedRows;
}

export interface TemplateParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly providers: readonly Provider[];
}

/** Less is a document for nobody in particular. */
const SURE_ENOUGH = 0.5;

export function createTemplateServices({ writer, clock, providers }: TemplateParts) {
  const reads = templateReads(writer);
  const writes = templateWrites(writer);
  const existing = (id: number) => {
    const template = reads.byId(id);
    if (template !== undefined) return template;
    throw new FailureError(
      failure('not-found', 'There is no such template.', 'It may have been deleted meanwhile.'),
    );
  };
  const textOf = (template: { id: number } | { name: string; text: string }) => {
    if (!('id' in template)) return template;
    const { name, content } = existing(template.id);
    return { name: `${name}.json`, text: content };
  };
  const services: TemplateServices = {
    list: () => reads.all().map(view),
    save({ id, name, content, providerId }) {
      const { document, text } = readPayload(`${name}.json`, new TextEncoder().encode(content));
      const whose = providerId === undefined ? likeliest(document, providers) : providerId;
      const at = clock.now();
      const saved = writer.transaction(() => {
        const other = reads.byName(name);
        if (other !== undefined && other.id !== id) throw new FailureError(nameTaken(name));
        if (id === undefined)
          return writes.insert({ name, content: text, providerId: whose, createdAt: at });
        existing(id);
        writes.change({ id, name, content: text, providerId: whose, changedAt: at });
        return id;
      });
      return view(existing(saved));
    },
    remove(id) {
      existing(id);
      writes.remove(id);
    },
    expand({ template, nameTemplate, ...wanted }) {
      return toView(expandRows({ ...wanted, template: textOf(template), nameTemplate }));
    },
  };
  return services;
}

function view(template: Omit<PayloadTemplate, 'placeholders'>): PayloadTemplate {
  return { ...template, placeholders: placeholdersOf(template.content) };
}

function toView(expanded: ReturnType<typeof expandRows>): ExpandedRows {
  const { columns, placeholders, rows, problems, ...plain } = expanded;
  return {
    ...plain,
    columns: [...columns],
    placeholders: [...placeholders],
    rows: [...rows],
    problems: [...problems],
  };
}

function likeliest(document: unknown, providers: readonly Provider[]): ProviderId | null {
  const [best] = providers
    .map((provider) => ({ id: provider.id, certainty: provider.recognise(document) }))
    .toSorted((one, other) => other.certainty - one.certainty);
  return best !== undefined && best.certainty >= SURE_ENOUGH ? best.id : null;
}

function nameTaken(name: string) {
  return failure(
    'name-taken',
    `There is a template ${quoted(name)} already.`,
    'Choose another name, or change that one.',
  );
}
