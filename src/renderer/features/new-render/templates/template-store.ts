import { create } from 'zustand';
import type { PayloadTemplate } from '../../../../shared/template.ts';
import { attempt } from '../../../client/attempt.ts';

interface TemplateStore {
  /** Null until they came. */
  readonly templates: readonly PayloadTemplate[] | null;
}

export const useTemplates = create<TemplateStore>(() => ({ templates: null }));

/** Asks for the templates; another window may have changed them. */
export async function loadTemplates(): Promise<void> {
  const templates = await attempt((client) => client.templates.list());
  if (templates !== undefined) useTemplates.setState({ templates });
}
