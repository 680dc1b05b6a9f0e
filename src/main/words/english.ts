export const english = {
  'notification.action.open': 'Open',
  'notification.action.reveal': 'Show in folder',
  'notification.action.retry': 'Render again',
  'notification.tray.title': 'Renderdesk goes on in the tray',
  'notification.tray.body':
    'Renders go on and you are told when they are done. Quit from its menu, or start Renderdesk again for the window.',

  'menu.file': '&File',
  'menu.file.submit': 'Submit Payload Files…',
  'menu.file.library': 'Show Library Folder',
  'menu.file.quit': 'Quit',
  'menu.edit': '&Edit',
  'menu.view': '&View',
  'menu.window': '&Window',
  'menu.choose.title': 'Submit payload files',
  'menu.choose.payloads': 'Payload files',
  'menu.choose.all': 'All files',
  'choose.file': 'Choose a file',
  'choose.save': 'Save as',
  'choose.folder': 'Choose a folder',

  'start.quit': 'Quit',
  'rebuild.do': 'Rebuild the library',
  'rebuild.empty': 'Start with an empty one',
  'rebuild.detail':
    'It can be rebuilt from the history that lies beside the files. What is there now is set aside, and the rendered files stay where they are.',
  'rebuild.running':
    'The library is being rebuilt from the history beside its files. Closing this window stops it; nothing is changed then.',
  'rebuild.reading': 'Reading the history: {part, number, percent}',
  'rebuild.putting-back': 'Putting jobs back: {part, number, percent}',

  'tray.name': 'Renderdesk',
  'tray.idle': 'Nothing to do',
  'tray.working': '{working, plural, one {# render in progress} other {# renders in progress}}',
  'tray.working.at': '{working}, {progress, number, percent}',
  'tray.paused': 'Paused',
  'tray.offline': 'Offline: renders wait for the network',
  'tray.needs-you': '{count, plural, one {# thing needs you} other {# things need you}}',
  'tray.ended': '{done, number} done, {failed, number} failed',
  'tray.recent': 'Recent',
  'tray.recent.none': 'None yet',
  'tray.recent.done': '{name}',
  'tray.recent.failed': '{name} (failed)',
  'tray.awake': 'This computer is kept awake until renders are done',
  'tray.awake.not': 'This computer may sleep',
  'tray.open': 'Open Renderdesk',
  'tray.new': 'New Render…',
  'tray.pause': 'Pause All',
  'tray.resume': 'Resume All',
  'tray.quit': 'Quit Renderdesk',

  'quit.title': 'Renders are under way',
  'quit.message':
    '{working, plural, one {# render is under way.} other {# renders are under way.}}',
  'quit.detail':
    'They go on at the provider, and the files are fetched at the next start. Renderdesk can also go on in the background and fetch them now.',
  'quit.background': 'Keep Running in the Background',
  'quit.anyway': 'Quit Anyway',
  'quit.cancel': 'Cancel',
  'quit.do-not-ask': 'Do not ask again',

  'go-back.message': 'A newer Renderdesk has changed this library',
  'go-back.detail':
    'This version cannot read it. Install the newer one again; or go back to the copy from before it, of {madeAt, date, medium}. The newer database is then set aside, the rendered files stay where they are, and nothing is sent that may have been sent since.',
  'go-back.do': 'Go Back to the Copy',
  'go-back.quit': 'Quit',

  'jump.new': 'New render',
  'jump.new.hint': 'Choose payloads to render',
  'thumb.pause': 'Pause all',
  'thumb.resume': 'Resume all',
  'overlay.needs-you': 'Something needs you',
} as const;
