import { Download, Ellipsis, FileUp, Pencil, Table2, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { PayloadTemplate } from '../../../../shared/template.ts';
import { readTemplateFile } from '../../../../shared/template-file.ts';
import { attempt } from '../../../client/attempt.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/menu.tsx';
import { useProviderNames } from '../../../stores/app.ts';
import { useView } from '../../../stores/view.ts';
import { say } from '../../../words/say.ts';
import { chooseFile } from '../choose-file.ts';
import { exportTemplate } from './export-template.ts';
import styles from './template-list.module.css';
import { loadTemplates, useTemplates } from './template-store.ts';

async function importTemplate(): Promise<void> {
  const file = await chooseFile('.json,application/json');
  if (file === null) return;
  const { name, content } = readTemplateFile(file.name, await file.text());
  useView.getState().open({ kind: 'template', name, text: content });
}

async function remove({ id, name, content, providerId }: PayloadTemplate): Promise<void> {
  const removed = await attempt((client) => client.templates.remove({ id }));
  if (removed === undefined) return;
  await loadTemplates();
  const bringBack = async () => {
    await attempt((client) => client.templates.save({ name, content, providerId }));
    await loadTemplates();
  };
  toast.message(say('newRender.templates.deleted', { name }), {
    action: { label: say('newRender.templates.undo'), onClick: () => void bringBack() },
  });
}

function TemplateLine({ template }: { readonly template: PayloadTemplate }) {
  const open = useView(({ open }) => open);
  const nameOf = useProviderNames();
  const { name, providerId, placeholders, content } = template;
  const count = placeholders.length;
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.start}
        aria-label={say('newRender.templates.start', { name })}
        onClick={() => open({ kind: 'new-render', name, text: content })}
      >
        <strong>{name}</strong>
        <span className={styles.faint}>
          {[
            providerId === null ? '' : nameOf(providerId),
            count === 0 ? '' : say('newRender.templates.asks', { count }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      {count === 0 ? null : (
        <Button
          small
          icon={<Table2 />}
          onClick={() => open({ kind: 'rows', templateId: template.id })}
        >
          {say('newRender.templates.rows')}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={say('newRender.templates.more', { name })}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem
          icon={<Pencil />}
          onSelect={() => open({ kind: 'template', id: template.id, name, text: content })}
        >
          {say('newRender.templates.edit')}
        </MenuItem>
        <MenuItem icon={<Download />} onSelect={() => exportTemplate(template)}>
          {say('newRender.templates.export')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Trash2 />} danger onSelect={() => void remove(template)}>
          {say('newRender.templates.delete')}
        </MenuItem>
      </Menu>
    </li>
  );
}

/** The payloads that are kept to begin with. */
export function TemplateList() {
  const templates = useTemplates(({ templates }) => templates);
  useEffect(() => void loadTemplates(), []);
  return (
    <section aria-label={say('newRender.templates')}>
      <header className={styles.head}>
        <h3>{say('newRender.templates')}</h3>
        <Button small look="quiet" icon={<FileUp />} onClick={() => void importTemplate()}>
          {say('newRender.templates.import')}
        </Button>
      </header>
      {templates === null || templates.length > 0 ? (
        <ul className={styles.list}>
          {(templates ?? []).map((template) => (
            <TemplateLine key={template.id} template={template} />
          ))}
        </ul>
      ) : (
        <p className={styles.none}>{say('newRender.templates.none', { example: '{{column}}' })}</p>
      )}
    </section>
  );
}
