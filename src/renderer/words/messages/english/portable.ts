export const portable = {
  'portable.folder': 'Folder on the computer that runs Renderdesk',
  'portable.cancel': 'Cancel',
  'portable.stop': 'Stop',
  'portable.move': 'Move the library',
  'portable.move.hint':
    'All files and their history go to another folder or disk. You can go on working; a move that is cut off goes on.',
  'portable.move.ask': 'Move it to…',
  'portable.move.doIt': 'Move the library there',
  'portable.move.refused': 'The library was not moved',
  'portable.move.running': 'Moving to {folder}',
  'portable.move.progress': 'How much is moved',
  'portable.move.soFar': '{done, number} of {total, number} files',
  'portable.move.done': '{count, plural, one {# file was} other {# files were}} moved to {folder}.',
  'portable.move.missing':
    '{count, plural, one {# was not there to be moved.} other {# were not there to be moved.}}',
  'portable.move.stopped': 'The move was stopped after {done, number} of {total, number} files',
  'portable.move.failed': 'The move failed after {done, number} of {total, number} files',
  'portable.move.allThere': 'Every file is where the library looks for it.',
  'portable.move.goOn': 'Go on moving',
  'portable.history': 'History',
  'portable.history.hint':
    'Everything that is known of your renders, as a file. Keys and signed links are never in it.',
  'portable.export.json': 'Export as JSON',
  'portable.export.csv': 'Export as CSV',
  'portable.export.shownJson': 'Export what is shown as JSON',
  'portable.export.shownCsv': 'Export what is shown as CSV',
  'portable.export.saved': '{count, plural, one {# item exported} other {# items exported}}',
  'portable.import': 'Import JSON…',
  'portable.import.running': 'How much is imported',
  'portable.import.done':
    '{count, plural, =0 {No render was added} one {# render was added} other {# renders were added}}',
  'portable.import.completed':
    '{count, plural, one {# got files that it had not.} other {# got files that they had not.}}',
  'portable.import.skipped':
    '{count, plural, one {# was there already.} other {# were there already.}}',
  'portable.import.refused':
    '{count, plural, one {# line could not be used.} other {# lines could not be used.}}',
  'portable.import.refusedList': 'Lines that could not be used',
  'portable.import.line': 'Line {line, number}: {why}',
  'portable.import.failed': 'The history was not imported',
  'portable.read.ask': 'Read in another library…',
  'portable.read.doIt': 'Read it in',
  'portable.read.verify': 'Read every file whole, to be sure of it',
  'portable.read.running': 'Reading in {folder}',
  'portable.read.progress': 'Reading in',
  'portable.read.others':
    '{count, plural, one {Another history lies in the library’s folder} other {# other histories lie in the library’s folder}}',
  'portable.read.othersWords':
    'A Renderdesk of another home wrote it. Read in, its renders are in this library as well.',
  'portable.read.accounts':
    '{count, plural, one {# account without its key came along.} other {# accounts without their keys came along.}}',
  'portable.read.files':
    'Of their files {there, number} are there, {missing, number} missing and {changed, number} changed.',
  'portable.read.damaged':
    '{count, plural, one {# damaged line was left out.} other {# damaged lines were left out.}}',
  'portable.read.stopped': 'It was stopped; what was read until then is in.',
  'portable.read.failed': 'The library was not read in',
  'portable.again': 'Read this library’s history again',
  'portable.again.hint':
    'Beside the files lies everything that is known of them. What this library lost is put back; what it has stays as it is.',
  'portable.again.reading': 'Reading the history beside the files',
  'portable.again.restoring': 'Putting back what is missing',
  'portable.again.nothing': 'Nothing was missing',
  'portable.again.failed': 'The history was not read',
  'portable.rebuild':
    'A lost or damaged database is rebuilt from what lies beside the files: Renderdesk offers it when it starts. To do it by hand, quit and run:',
} as const;
