export const settings = {
  'settings.title': 'Settings',
  'settings.appearance': 'Appearance',
  'settings.appearance.hint': 'System follows what this computer is set to.',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.language': 'Language',
  'settings.language.hint': 'Also how numbers and dates are written.',
  'settings.language.system': 'System',
} as const;
