import { FileWarning, X } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import type { RefusedFile } from './read-files.ts';
import styles from './refused-files.module.css';
import { useSubmissions } from './submissions.ts';

function place({ failure }: RefusedFile): string | null {
  if (failure.line === undefined) return null;
  return failure.column === undefined
    ? `Line ${failure.line}`
    : `Line ${failure.line}, column ${failure.column}`;
}

function Refused({ file }: { readonly file: RefusedFile }) {
  const where = place(file);
  return (
    <li className={styles.file}>
      <div className={styles.heading}>
        <strong>{file.name}</strong>
        {where ? <span className={styles.place}>{where}</span> : null}
      </div>
      <p>{file.failure.message}</p>
      {file.failure.providerMessage ? (
        <p className={styles.quote}>“{file.failure.providerMessage}”</p>
      ) : null}
      <p className={styles.remedy}>{file.failure.remedy}</p>
    </li>
  );
}

/** The files of the last drops that were not taken, each with why and what to do. */
export function RefusedFiles() {
  const refused = useSubmissions(({ refused }) => refused);
  const dismiss = useSubmissions(({ dismiss }) => dismiss);
  if (refused.length === 0) return null;
  const title =
    refused.length === 1
      ? 'One file was not submitted'
      : `${refused.length} files were not submitted`;
  return (
    <section className={styles.panel} aria-label={title} role="alert">
      <header className={styles.header}>
        <FileWarning aria-hidden />
        <h2>{title}</h2>
        <IconButton label="Put the list away" onClick={dismiss}>
          <X />
        </IconButton>
      </header>
      <ul className={styles.list}>
        {refused.map((file, index) => (
          // Two files of one drop may have the same name.
          <Refused key={`${file.name} ${index}`} file={file} />
        ))}
      </ul>
    </section>
  );
}
