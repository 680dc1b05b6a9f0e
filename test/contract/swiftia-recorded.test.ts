import { swiftia } from '../../src/core/providers/swiftia/swiftia.ts';
import { swiftiaPayload } from '../unit/providers/swiftia/swiftia-builders.ts';
import { describeRecordings } from './recorded-exchanges.ts';

describeRecordings(swiftia, {
  folder: 'swiftia',
  basePath: '/api',
  payload: swiftiaPayload(),
  atLeast: 21,
});
