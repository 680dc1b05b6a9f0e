import type { Sentences } from '../sentences.ts';

/** Previews: thumbnails, posters, strips and waveforms. */
export const media: Sentences = {
  'There is no preview of this file, because {why}.':
    'Von dieser Datei gibt es keine Vorschau: {why, words}.',
  'Drawing a preview of this file took too long, twice. The file itself is untouched.':
    'Die Vorschau dieser Datei zu zeichnen, dauerte zweimal zu lange. Die Datei selbst ist unberührt.',
  'Drawing a preview of this file failed, twice: it may be damaged, or need too much memory. The file itself is untouched.':
    'Die Vorschau dieser Datei zu zeichnen, schlug zweimal fehl: Vielleicht ist sie beschädigt oder braucht zu viel Speicher. Die Datei selbst ist unberührt.',
  'There is no such preview, or no such file in the library.':
    'Diese Vorschau gibt es nicht, oder die Datei ist nicht in der Bibliothek.',
  'Ask for it with media.want, and wait until it is ready.':
    'Fordern Sie sie mit media.want an, und warten Sie, bis sie fertig ist.',
  'The strip has another size than its layout says.':
    'Der Bildstreifen ist anders groß, als seine Anordnung sagt.',
  'A poster must be a PNG or a WebP.': 'Ein Standbild muss ein PNG oder ein WebP sein.',
  'The poster is too large.': 'Das Standbild ist zu groß.',
  'There are no pictures in this film.': 'In diesem Film sind keine Bilder.',
  'No picture of this film could be decoded.': 'Kein Bild dieses Films ließ sich dekodieren.',
  'There is no decoder for HEIC in this app, so there is no preview of it.':
    'Diese App kann HEIC nicht dekodieren, deshalb gibt es davon keine Vorschau.',
  'The picture could not be decoded; the file may be damaged.':
    'Das Bild ließ sich nicht dekodieren; die Datei ist vielleicht beschädigt.',
  'The picture has {pixels} megapixels; previews are drawn of up to {most}.':
    'Das Bild hat {pixels, number} Megapixel; Vorschauen gibt es bis {most, number}.',
  'The drawing is too large for a preview.': 'Die Zeichnung ist für eine Vorschau zu groß.',
  'The drawing could not be read; it may be damaged.':
    'Die Zeichnung ließ sich nicht lesen; sie ist vielleicht beschädigt.',
  'The drawing defines entities, which are not followed for a preview.':
    'Die Zeichnung definiert Entitäten; denen wird für eine Vorschau nicht gefolgt.',
  'There is no sound in this file.': 'In dieser Datei ist kein Ton.',
  'The file could not be read; it may be damaged.':
    'Die Datei ließ sich nicht lesen; sie ist vielleicht beschädigt.',
  'Only films have posters.': 'Nur Filme haben Standbilder.',
  'The poster could not be read.': 'Das Standbild ließ sich nicht lesen.',
  'Only sounds have waveforms.': 'Nur Töne haben Wellenformen.',
  'This window cannot play {type}, so there is no preview of it.':
    'Dieses Fenster kann {type} nicht abspielen, deshalb gibt es davon keine Vorschau.',
  'Send what the contract says, or nothing.': 'Senden Sie, was der Vertrag sagt, oder nichts.',
};
