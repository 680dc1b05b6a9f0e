import type { PayloadTemplate } from '../../../../shared/template.ts';

/** Hands the payload over as a file, exactly as it was written; importing it makes it one again. */
export function exportTemplate({ name, content }: PayloadTemplate): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'template'}.template.json`;
  link.click();
  URL.revokeObjectURL(url);
}
