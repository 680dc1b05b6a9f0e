export const lists = {
  'lists.deedsFor': '{list}: what can be done',
  'lists.chooseAll': 'Choose all that are listed',
  'lists.chooseNone': 'Choose none',
  'lists.choose': 'Choose {name}',
  'lists.leaveOut': 'Leave out {name}',
  'lists.count.files': '{count, plural, one {# file} other {# files}}',
  'lists.countAtLeast.files': '{count, plural, one {# file or more} other {# files or more}}',
  'lists.count.tags': '{count, plural, one {# tag} other {# tags}}',
  'lists.countAtLeast.tags': '{count, plural, one {# tag or more} other {# tags or more}}',
  'lists.chosen': '{count, number} of {total, number} chosen',
  'lists.chosenAtLeast': '{count, number} of {total, number} or more chosen',
} as const;
