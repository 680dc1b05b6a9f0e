import { rendley } from '../../src/core/providers/rendley/rendley.ts';
import { exportBody } from '../unit/providers/rendley/rendley-builders.ts';
import { describeRecordings } from './recorded-exchanges.ts';

describeRecordings(rendley, {
  folder: 'rendley',
  basePath: '/v1',
  payload: exportBody(),
  atLeast: 22,
});
