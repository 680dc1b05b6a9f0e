import { roughy } from '../../src/core/providers/roughy/roughy.ts';
import { roughyPayload } from '../unit/providers/roughy/roughy-builders.ts';
import { describeRecordings } from './recorded-exchanges.ts';

describeRecordings(roughy, {
  folder: 'roughy',
  basePath: '/v1',
  payload: roughyPayload(),
  atLeast: 19,
});
