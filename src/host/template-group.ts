import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** Payloads that are kept to begin with, and what becomes of them with a table. */
export function templateRoutes(templates: RootRouterBuilder['templates'], core: Core) {
  return {
    list: templates.list.handler(() => core.templates.list()),
    save: templates.save.handler(({ input }) => core.templates.save(input)),
    remove: templates.remove.handler(({ input }) => {
      core.templates.remove(input.id);
      return { removed: true as const };
    }),
    expand: templates.expand.handler(({ input: { table, ...wanted } }) =>
      core.templates.expand({
        ...wanted,
        table: { name: table.name, bytes: Buffer.from(table.contentBase64, 'base64') },
      }),
    ),
  };
}
