export const queue = {
  'queue.deed.sendAnyway': 'Send anyway',
  'queue.deed.details': 'Show details',
  'queue.deed.check': 'Check now',
  'queue.deed.pause': 'Pause',
  'queue.deed.resume': 'Resume',
  'queue.deed.pauseDownload': 'Pause the download',
  'queue.deed.resumeDownload': 'Resume the download',
  'queue.deed.sendNext': 'Send next',
  'queue.deed.downloadNext': 'Download next',
  'queue.deed.cancel': 'Cancel',
  'queue.deed.again': 'Render again',
  'queue.deed.reveal': 'Show in folder',
  'queue.deed.download': 'Download',
  'queue.deed.copyId': 'Copy the render’s id',
  'queue.undo': 'Undo',
  'queue.allPaused': 'Everything is paused',
  'queue.allPaused.about':
    'Nothing is sent, asked after or downloaded by itself. What you check or cancel by hand still goes.',
  'queue.accountPaused': '{name} is paused',
  'queue.accountPaused.byYou': 'You paused it.',
  'queue.notApplied':
    '{count, plural, one {It does not apply to one as it is now.} other {It does not apply to # as they are now.}}',
  'queue.done.pause': '{count, plural, one {# render is paused} other {# renders are paused}}',
  'queue.done.resume': '{count, plural, one {# render goes on} other {# renders go on}}',
  'queue.done.check':
    '{count, plural, one {# render is checked next} other {# renders are checked next}}',
  'queue.done.cancel': '{count, plural, one {# render is canceled} other {# renders are canceled}}',
  'queue.cancelMany.title': 'Cancel {count, plural, one {# render} other {# renders}}?',
  'queue.cancelMany.body':
    '{unsent, plural, =0 {} one {One was not sent yet and costs nothing. } other {# were not sent yet and cost nothing. }}{out, plural, =0 {} one {One is at its provider, which may finish, and charge for, it where it cannot be stopped.} other {# are at their providers, which may finish, and charge for, them where they cannot be stopped.}}',
  'queue.cancelMany.do': 'Cancel {count, plural, one {# render} other {# renders}}',
  'queue.cancel.title': 'Cancel {name}?',
  'queue.cancel.stops':
    '{provider} is asked to stop it. What it has done by then may be charged for; if it is done first, the file is kept.',
  'queue.cancel.goesOn':
    '{provider} cannot stop a render: it goes on there, and is charged for. Renderdesk only stops following it.',
  'queue.cancel.download':
    'The render is done and charged for. Only its download stops; the file stays at {provider}.',
  'queue.cancel.do': 'Cancel render',
  'queue.cancel.stopFollowing': 'Stop following',
  'queue.cancel.stopDownload': 'Stop the download',
  'queue.stalled': 'No progress for {time}',
  'queue.remaining': 'about {time} left',
  'queue.menu': 'What can be done to {name}',
} as const;
