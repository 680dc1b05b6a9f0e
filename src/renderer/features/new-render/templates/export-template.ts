import type { PayloadTemplate } from '../../../../shared/template.ts';
import { templateFile } from '../../../../shared/template-file.ts';

/** Hands the template over as a file with everything of it; importing that makes it one again. */
export function exportTemplate(template: PayloadTemplate): void {
  const { name } = template;
  const blob = new Blob([templateFile(template)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'template'}.template.json`;
  link.click();
  URL.revokeObjectURL(url);
}
