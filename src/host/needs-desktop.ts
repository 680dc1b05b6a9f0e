import { failure, FailureError } from '../shared/failure.ts';

/** The refusal of a host without a screen. */
export function needsDesktop(what: string): FailureError {
  return new FailureError(
    failure(
      'not-supported',
      `${what} needs the desktop app; this Renderdesk runs without a window of its own.`,
      'Use the path that is shown with the file or the setting, or start the desktop app.',
    ),
  );
}
