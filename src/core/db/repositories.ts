import { activitySumReads, activitySumWrites } from './activity-sum-repository.ts';
import { accountReads, accountWrites } from './account-repository.ts';
import { afterReads, afterWrites } from './after-repository.ts';
import { busyReads, busyWrites } from './busy-repository.ts';
import { openDatabase } from './database.ts';
import { destinationReads, destinationWrites } from './destination-repository.ts';
import { dueReads, dueWrites } from './due-repository.ts';
import { followReads } from './follow-repository.ts';
import { GatheredWrites } from './gathered-writes.ts';
import { homeReads, homeWrites } from './home-repository.ts';
import { historyReads, historyWrites } from './history-repository.ts';
import { jobTagReads } from './job-tag-repository.ts';
import { jobReads, jobWrites } from './job-repository.ts';
import { liveJobReads } from './live-job-repository.ts';
import { noticeReads, noticeWrites } from './notice-repository.ts';
import { overviewReads } from './overview-repository.ts';
import { outputReads, outputWrites } from './output-repository.ts';
import { payloadReads, payloadWrites } from './payload-repository.ts';
import { renderTimeReads, renderTimeWrites } from './render-time-repository.ts';
import { previewReads, previewWrites } from './preview-repository.ts';
import { requestRecordReads, requestRecordWrites } from './request-record-repository.ts';
import { requestReads, requestWrites } from './request-repository.ts';
import { scopeReads, scopeWrites } from './scope-repository.ts';
import { submissionReads, submissionWrites } from './submission-repository.ts';
import { transferReads, transferWrites } from './transfer-repository.ts';
import { webhookReads, webhookWrites } from './webhook-repository.ts';

/** One repository a table group: reads on the handle that can not write, writes on the one that can. */
export function openRepositories(path: string) {
  const opened = openDatabase(path);
  const { reader, writer } = opened;
  return {
    ...opened,
    gathered: new GatheredWrites(writer),
    jobs: jobReads(reader),
    jobWrites: jobWrites(writer),
    jobTags: jobTagReads(reader),
    after: afterReads(reader),
    afterWrites: afterWrites(writer),
    liveJobs: liveJobReads(reader),
    busy: busyReads(reader),
    busyWrites: busyWrites(writer),
    destinationReads: destinationReads(reader),
    destinationWrites: destinationWrites(writer),
    due: dueReads(reader),
    follow: followReads(reader),
    dueWrites: dueWrites(writer),
    history: historyReads(reader),
    historyWrites: historyWrites(writer),
    payloads: payloadReads(reader),
    payloadWrites: payloadWrites(writer),
    accounts: accountReads(reader),
    accountWrites: accountWrites(writer),
    overviewReads: overviewReads(reader),
    outputs: outputReads(reader),
    outputWrites: outputWrites(writer),
    previews: previewReads(reader),
    previewWrites: previewWrites(writer),
    home: homeReads(reader),
    homeWrites: homeWrites(writer),
    transfers: transferReads(reader),
    transferWrites: transferWrites(writer),
    notices: noticeReads(reader),
    noticeWrites: noticeWrites(writer),
    webhook: webhookReads(reader),
    webhookWrites: webhookWrites(writer),
    requests: requestReads(reader),
    requestWrites: requestWrites(writer),
    requestRecords: requestRecordReads(reader),
    requestRecordWrites: requestRecordWrites(writer),
    activitySums: activitySumReads(reader),
    activitySumWrites: activitySumWrites(writer),
    scopes: scopeReads(reader),
    scopeWrites: scopeWrites(writer),
    keptRenderTimes: renderTimeReads(reader),
    renderTimeWrites: renderTimeWrites(writer),
    submissions: submissionReads(reader),
    submissionWrites: submissionWrites(writer),
  };
}
export type Repositories = ReturnType<typeof openRepositories>;
