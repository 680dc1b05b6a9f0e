export const updates = {
  'updates.title': 'Updates',
  'updates.hint':
    'They come quietly, are checked against our signature, and are installed when you quit.',
  'updates.badge': 'An update is ready',
  'updates.version': 'This version',
  'updates.off.headless':
    'This Renderdesk runs without a window of its own. Update it the way it was installed: by npm, from its checkout, or by a newer image.',
  'updates.off.package-manager':
    'This Renderdesk came as a package. Your system’s package manager updates it.',
  'updates.off.no-feed':
    'This build has no update server. Get newer versions where you got this one.',
  'updates.off.no-file':
    'Renderdesk was not started from a file that it could replace. Put the AppImage into a folder of your own, or get newer versions where you got this one.',
  'updates.idle': 'Nothing newer is known.',
  'updates.never': 'It was not looked for yet.',
  'updates.checked': 'Looked for {ago}.',
  'updates.checking': 'Looking for updates…',
  'updates.downloading': '{version} is being downloaded.',
  'updates.ready': '{version} is ready. It is installed when you quit.',
  'updates.restarting': 'Restarting with {version}…',
  'updates.waits':
    '{version} is ready. Renderdesk restarts when {underWay, plural, one {the render} other {the # renders}} under way {underWay, plural, one {is} other {are}} done.',
  'updates.new': 'What is new in {version}',
  'updates.check': 'Check now',
  'updates.restart': 'Restart to update',
  'updates.restart.done': 'Restart when done',
  'updates.restart.now': 'Restart now',
  'updates.restart.later': 'Do not restart',
  'updates.underWay':
    '{underWay, plural, one {# render is under way. A restart leaves it at the provider and follows it again after it; a download goes on where it was.} other {# renders are under way. A restart leaves them at the provider and follows them again after it; downloads go on where they were.}}',
  'updates.automatic': 'Look for updates by itself',
  'updates.automatic.hint': 'A few times a day, when there is a network.',
  'updates.channel': 'Channel',
  'updates.channel.stable': 'Stable',
  'updates.channel.stable.hint': 'What has been tried out.',
  'updates.channel.beta': 'Beta',
  'updates.channel.beta.hint':
    'Also what is being tried out. There is no way back to an older one.',
  'updates.problem.unreachable': 'The update server could not be reached. It is asked again later.',
  'updates.problem.update-refused':
    'What the update server said was not believed: it is not signed by us, or older than what was there before. Nothing was downloaded.',
  'updates.problem.content-mismatch':
    'The file that came is not the one that was signed. It was thrown away.',
  'updates.problem.disk-full': 'The update does not fit: the disk is full. Free some space.',
  'updates.problem.folder-unwritable':
    'The update could not be written. Make the folder of Renderdesk’s data writable.',
  'updates.problem.download-incomplete':
    'The update could not be downloaded whole. It is tried again later.',
} as const;
