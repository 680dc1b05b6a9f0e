import { join } from 'node:path';
import { failure, FailureError } from '../../shared/failure.ts';
import type { OutputView } from '../../shared/output.ts';
import type { Output, OutputReads } from '../db/output-repository.ts';
import type { LibraryServices } from '../services.ts';
import type { CareServices } from './care/care-services.ts';
import type { OrderServices } from './order-services.ts';
import type { SearchServices } from './search-services.ts';

export interface LibraryParts {
  readonly outputs: OutputReads;
  readonly view: (outputs: readonly Output[]) => OutputView[];
  /** What searches and orders it. */
  readonly catalogue: SearchServices & OrderServices;
  /** What keeps it and the disk in agreement. */
  readonly careServices: CareServices;
  readonly folder: () => string;
  readonly folderProblem: () => Promise<string | null>;
}

export function createLibraryServices(parts: LibraryParts): LibraryServices {
  function stored(id: Output['id']): Output {
    const output = parts.outputs.byId(id);
    if (output !== undefined && output.state === 'stored') return output;
    throw new FailureError(
      failure('not-found', 'There is no such file in the library.', 'Look at the list of files.'),
    );
  }

  return {
    ...parts.catalogue,
    ...parts.careServices,
    list({ before, limit }) {
      const after = before === undefined ? undefined : stored(before);
      const page = parts.outputs.page(after, limit + 1);
      return { outputs: parts.view(page.slice(0, limit)), more: page.length > limit };
    },
    get(id) {
      const [view] = parts.view([stored(id)]);
      if (view === undefined) throw new Error('a stored output has no view');
      return view;
    },
    file(id) {
      const output = stored(id);
      return {
        path: join(output.folder, output.fileName),
        mediaType: output.facts?.mediaType ?? 'application/octet-stream',
        fileName: output.fileName,
      };
    },
    folder: parts.folder,
    folderProblem: parts.folderProblem,
  };
}
