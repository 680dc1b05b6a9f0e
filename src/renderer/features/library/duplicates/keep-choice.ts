import type { DuplicateGroup, ItemId, LibraryItem } from '../../../../shared/library.ts';

export type By = 'content' | 'payload';

/** Which of a group stays where no person has chosen one. */
export const policies = ['newest', 'oldest'] as const;
export type Policy = (typeof policies)[number];

/** What a person chose, by the SHA-256 of the group. */
export type Choices = ReadonlyMap<string, ItemId>;

const isHere = ({ output, trashedAt }: LibraryItem): boolean =>
  output !== null && trashedAt === null;

/**
 * The one of a group that stays: what was chosen, else a file with a star, else by the policy. A
 * file that is missing never stays while another is there.
 */
export function keptOf(
  group: DuplicateGroup,
  policy: Policy,
  choices: Choices,
): LibraryItem | undefined {
  const chosen = group.items.find(({ id }) => id === choices.get(group.sha256));
  if (chosen) return chosen;
  const files = group.items.filter(isHere).toSorted((one, other) => one.at - other.at);
  const there = files.filter(({ missingAt }) => missingAt === null);
  const from = there.length > 0 ? there : files;
  const starred = from.filter(({ starred }) => starred);
  const best = starred.length > 0 ? starred : from;
  return policy === 'newest' ? best.at(-1) : best[0];
}

interface Keeping {
  readonly by: By;
  readonly policy: Policy;
  readonly choices: Choices;
}

/**
 * The others that can go. Files with a star stay, whatever is chosen; and of a payload everything
 * that the same render made stays together.
 */
export function othersOf(
  group: DuplicateGroup,
  { by, policy, choices }: Keeping,
): readonly LibraryItem[] {
  const kept = keptOf(group, policy, choices);
  if (kept === undefined) return [];
  return group.items.filter(
    (item) =>
      isHere(item) &&
      item.id !== kept.id &&
      !item.starred &&
      (by === 'content' || item.jobId !== kept.jobId),
  );
}

export const bytesOfAll = (items: readonly LibraryItem[]): number =>
  items.reduce((sum, { output }) => sum + (output?.bytes ?? 0), 0);
