export const measures = {
  'measures.now': 'now',
  'measures.justNow': 'just now',
  'measures.ago': '{time} ago',
  'measures.seconds': '{count, number} s',
  'measures.minutes': '{count, number} min',
  'measures.hours': '{count, number} h',
  'measures.days': '{count, number} d',
  'measures.kind.image': 'Image',
  'measures.kind.video': 'Video',
  'measures.kind.audio': 'Audio',
  'measures.kind.other': 'File',
} as const;
