export const native = {
  'native.notifications': 'Notifications',
  'native.notifications.hint':
    'What this computer tells you, gathered within seconds and never twice. A click opens it.',
  'native.done': 'A render is done',
  'native.failed': 'A render failed',
  'native.needsYou': 'Something needs you',
  'native.each': 'Each',
  'native.batch': 'Per batch',
  'native.all-done': 'When all is done',
  'native.off': 'Off',
  'native.batch.hint':
    'A batch is what was sent together. It is told when nothing of it is left to do.',
  'native.sound': 'Sound',
  'native.sound.always': 'With each',
  'native.sound.bad-news': 'When something is wrong',
  'native.sound.never': 'Never',
  'native.quiet': 'Quiet hours',
  'native.quiet.hint': 'What comes up in them is told together when they end.',
  'native.quiet.from': 'From',
  'native.quiet.to': 'To',
  'native.problem.no-service':
    'This desktop has no service that shows notifications. They appear inside the window only.',
  'native.problem.denied':
    'The system does not let Renderdesk show notifications. Allow them in its own settings, under Renderdesk.',
  'native.browser.granted': 'This browser may show them while you look elsewhere.',
  'native.browser.denied':
    'This browser does not allow them for this page. They appear inside the window only.',
  'native.browser.ask': 'Allow in this browser',

  'native.allDone': 'When all is done',
  'native.allDone.hint': 'Once each time that nothing is left to do; not again after a restart.',
  'native.allDone.notify': 'Say that all renders are done',
  'native.allDone.notify.hint': 'One notification with how many are done and how many failed.',
  'native.command': 'Run a program',
  'native.command.hint':
    'The program first, then each of its words on a line of its own, as they are: no shell reads them. RENDERDESK_DONE and RENDERDESK_FAILED hold the counts.',
  'native.command.limit': 'Ended after, in seconds',
  'native.command.save': 'Run this when all is done',
  'native.command.remove': 'Run nothing',
  'native.command.problem': 'Name a program on the first line, and a time from 1 to 3,600 seconds.',

  'native.system': 'System',
  'native.system.hint': 'How Renderdesk lives with this computer.',
  'native.login': 'Start with this computer',
  'native.login.hint': 'Hidden: renders go on, and the window opens when you want it.',
  'native.tray': 'Go on in the tray when the window is closed',
  'native.tray.hint': 'Its menu opens the window, pauses everything, and quits.',
  'native.tray.none':
    'This desktop has no place for tray icons. Without one Renderdesk quits with its window.',
  'native.quit': 'Quitting while renders are under way',
  'native.quit.ask': 'Ask',
  'native.quit.background': 'Go on in the background',
  'native.quit.quit': 'Quit',
  'native.awake': 'Keep this computer awake while renders are under way',
  'native.awake.hint': 'The screen may still go dark. Nothing keeps it awake when nothing is left.',
  'native.awake.never': 'Never',
  'native.awake.plugged-in': 'When plugged in',
  'native.awake.always': 'Also on battery',
  'native.awake.now': 'It is kept awake now.',

  'native.link.adopt': 'A link asks to follow a render',
  'native.link.open': 'A link asks to open a render',
  'native.link.open.body': 'It names {name}. Nothing is sent.',
  'native.link.open.do': 'Open it',
  'native.link.from':
    'This came from a link outside of Renderdesk. Look at whether you expected it.',
  'native.link.refused':
    'A link was refused. It asks for something that links may not do in Renderdesk.',
  'native.link.unknown': 'A link named a render that is not in this library.',
  'native.jobs': '{count, plural, one {# render} other {# renders}} of a notification',
  'native.jobs.all': 'Show all',
} as const;
