import { isRecord } from '../answer-words.ts';
import { assetWarnings } from '../asset-addresses.ts';
import { refusedPayload, shownName } from '../payload-verdict.ts';
import type { PayloadVerdict } from '../provider.ts';

/*
 * The body of POST /export (page "Exports"): `project_id` or `project`, but not both, and
 * `settings` if wanted. What a project may hold is not documented, and nothing of it is refused.
 */

const KNOWN: ReadonlySet<string> = new Set(['project_id', 'project', 'settings']);

/** Sure when it names a project and has no field that Rendley does not know. */
export function recognise(document: unknown): number {
  if (!isRecord(document)) return 0;
  const named = typeof document['project_id'] === 'string';
  if (!named && !isRecord(document['project'])) return 0;
  const strangers = Object.keys(document).filter((name) => !KNOWN.has(name)).length;
  if (strangers > 0) return named && strangers === 1 ? 0.5 : 0.3;
  return named || isRecord(document['settings']) ? 1 : 0.8;
}

export function examine(document: unknown): PayloadVerdict {
  if (!isRecord(document)) return refusedPayload('Rendley', ['The payload is not a JSON object.']);
  const { project_id: id, project, settings } = document;
  const problem = projectProblem(id, project);
  if (problem !== null) return refusedPayload('Rendley', [problem]);
  const warnings: string[] = [];
  if (isGiven(settings) && !isRecord(settings)) {
    warnings.push('settings: Rendley documents an object here.');
  }
  for (const name of Object.keys(document)) {
    if (!KNOWN.has(name))
      warnings.push(`${shownName(name)} is not a field that Rendley documents.`);
  }
  if (isRecord(project)) warnings.push(...assetWarnings(project, 'project'));
  return { usable: true, kind: 'video', warnings };
}

function projectProblem(id: unknown, project: unknown): string | null {
  if (isGiven(id) && isGiven(project)) {
    return 'It has both project_id and project, and Rendley takes only one of them.';
  }
  if (!isGiven(id) && !isGiven(project)) return 'It has neither project_id nor project.';
  if (isGiven(id) && typeof id !== 'string') return 'project_id must be a text.';
  if (typeof id === 'string' && id.trim() === '') return 'project_id is empty.';
  if (isGiven(project) && !isRecord(project)) return 'project must be an object.';
  return null;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
