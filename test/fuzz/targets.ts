import type { FuzzTarget } from './target.ts';
import { answers, limitHeaders, names } from './targets/answers.ts';
import { httpCalls, portCalls, socketCalls } from './targets/contract-calls.ts';
import { mediaFiles } from './targets/media.ts';
import { curlLines, deepLinks, payloadFiles, tables } from './targets/payloads.ts';
import {
  journalLines,
  nameTemplates,
  networkSettings,
  redaction,
  searches,
  settingRows,
  updateFeeds,
} from './targets/texts.ts';

/** Every parser that meets a stranger. */
export const targets: readonly FuzzTarget[] = [
  payloadFiles,
  tables,
  curlLines,
  deepLinks,
  ...answers,
  limitHeaders,
  names,
  redaction,
  nameTemplates,
  searches,
  journalLines,
  settingRows,
  updateFeeds,
  networkSettings,
  mediaFiles,
  httpCalls,
  socketCalls,
  portCalls,
];
