import type { Command } from 'commander';
import type { Start } from './command-context.ts';
import * as templates from './commands/templates.ts';

/** `templates` and what it does. */
export function addTemplateCommands(program: Command, start: Start): void {
  const group = program
    .command('templates')
    .description('list the payloads that are kept as templates')
    .action(() => start((context) => templates.listTemplates(context)));
  group
    .command('show <template>')
    .description('show the payload of a template')
    .option('--to <file>', 'write it to this file instead')
    .action((named: string, options: { to?: string }) =>
      start((context) => templates.showTemplate(context, named, options)),
    );
  group
    .command('save <name> <file>')
    .description('keep a payload file as a template, or change the one of this name')
    .action((name: string, file: string) =>
      start((context) => templates.saveTemplate(context, name, file)),
    );
  group
    .command('export <template> <file>')
    .description('write a template to a file that makes it anew elsewhere')
    .action((named: string, file: string) =>
      start((context) => templates.exportTemplate(context, named, file)),
    );
  group
    .command('import <file>')
    .description('keep the template of such a file, or a payload file by its name')
    .action((file: string) => start((context) => templates.importTemplate(context, file)));
  group
    .command('remove <template>')
    .description('delete a template')
    .action((named: string) => start((context) => templates.removeTemplate(context, named)));
}
