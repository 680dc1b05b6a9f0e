export const duplicates = {
  'duplicates.title': 'Duplicates',
  'duplicates.note.content': 'Files with the very same bytes',
  'duplicates.note.payload': 'Renders of the very same payload',
  'duplicates.by': 'The same by',
  'duplicates.by.content': 'Content',
  'duplicates.by.payload': 'Payload',
  'duplicates.tools': 'Duplicates: what can be done',
  'duplicates.count': '{count, plural, one {# group} other {# groups}}',
  'duplicates.countAtLeast': '{count, plural, one {# group or more} other {# groups or more}}',
  'duplicates.policy': 'Which one is kept',
  'duplicates.policy.newest': 'Keep the newest',
  'duplicates.policy.oldest': 'Keep the oldest',
  'duplicates.none.content': 'No file is there twice',
  'duplicates.noneWords.content':
    'Files with the very same bytes are listed here, with what all but one of them take on the disk.',
  'duplicates.none.payload': 'No payload was rendered twice',
  'duplicates.noneWords.payload':
    'Renders that were made of the very same payload are listed here, to be compared or cleared up.',
  'duplicates.group.content': '{name}: {count, plural, one {# time} other {# times}}',
  'duplicates.group.payload': '{name}: rendered {count, plural, one {once} other {# times}}',
  'duplicates.spare': '{bytes} more than one takes',
  'duplicates.newest': 'The newest {count, number} are shown.',
  'duplicates.kept': 'Kept',
  'duplicates.starred': 'Starred: stays',
  'duplicates.keepWhich': 'The one that is kept',
  'duplicates.look': 'Look at the one that is kept',
  'duplicates.compare': 'Compare with the next',
  'duplicates.difference': 'Difference of the payloads to the next',
  'duplicates.trash':
    '{count, plural, =0 {Nothing to move} one {Move the other to the trash ({bytes})} other {Move # others to the trash ({bytes})}}',
  'duplicates.all': 'Keep one of each listed group…',
  'duplicates.all.title':
    '{count, plural, =0 {There is nothing to move} one {Move # file to the trash?} other {Move # files to the trash?}}',
  'duplicates.all.body':
    'Of {groups, plural, one {# group} other {# groups}} one file each is kept, and every file with a star. {bytes} go to the trash, as one change that can be undone.',
  'duplicates.all.doIt': '{count, plural, one {Move # file} other {Move # files}}',
} as const;
