import type { Sentences } from '../sentences.ts';

/** Words that stand within sentences: states, kinds, and the like. Alone they are not translated. */
export const words: Sentences = {
  queued: 'in der Warteschlange',
  submitting: 'beim Senden',
  unconfirmed: 'unbestätigt',
  rendering: 'beim Rendern',
  downloading: 'beim Herunterladen',
  completed: 'fertig',
  failed: 'fehlgeschlagen',
  canceled: 'abgebrochen',
  image: 'Bild',
  video: 'Video',
  audio: 'Ton',
  other: 'andere Datei',
  Image: 'Bild',
  Video: 'Video',
  Audio: 'Ton',
  File: 'Datei',
  folder: 'Ordner',
  file: 'Datei',
  'unknown fault': 'unbekannter Fehler',
  '{count} render': '{count, number} Rendering',
  '{count} renders': '{count, number} Renderings',
};
