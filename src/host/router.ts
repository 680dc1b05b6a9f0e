import { implement } from '@orpc/server';
import { placeholders } from '../core/library/name-template.ts';
import type { Core, NamedPayload } from '../core/services.ts';
import { rootContract } from '../shared/contract/index.ts';
import type { PayloadFile } from '../shared/contract/jobs.ts';
import type { OutputId } from '../shared/ids.ts';
import { clipboardOffer } from './clipboard-offer.ts';
import { activityRoutes } from './activity-group.ts';
import { eventStream } from './event-stream.ts';
import { careRoutes } from './care-group.ts';
import { destinationRoutes } from './destination-group.ts';
import { downloadRoutes } from './download-group.ts';
import { queueRoutes } from './queue-group.ts';
import type { HostServices } from './host-services.ts';
import { historyRoutes } from './history-group.ts';
import { portableRoutes } from './portable-group.ts';
import { mediaRoutes } from './media-group.ts';
import { templateRoutes } from './template-group.ts';
import { needsDesktop } from './needs-desktop.ts';
import { updateRoutes } from './update-group.ts';
import { watchRoutes } from './watch-group.ts';
import { webhookRoutes } from './webhook-group.ts';
import { toCrossing } from './typed-errors.ts';

/** Time for the answer to leave before the connection it leaves on is closed. */
const QUIT_AFTER_MS = 100;

export type RootRouter = ReturnType<typeof createRouter>;

/** The contract, implemented over a core and a host: the same for every client and both hosts. */
export function createRouter(core: Core, host: HostServices) {
  const base = implementation(host);
  return base.router({
    app: appRoutes(base.app, core, host),
    accounts: accountRoutes(base.accounts, core),
    jobs: jobRoutes(base.jobs, core),
    destinations: destinationRoutes(base.destinations, core),
    downloads: downloadRoutes(base.downloads, core),
    queue: queueRoutes(base.queue, core),
    library: libraryRoutes(base.library, core, host),
    media: mediaRoutes(base.media, core),
    activity: activityRoutes(base.activity, core, host),
    templates: templateRoutes(base.templates, core),
    watch: watchRoutes(base.watch, core),
    webhook: webhookRoutes(base.webhook, core),
    updates: updateRoutes(base.updates, host.updates),
    events: {
      subscribe: base.events.subscribe.handler(({ signal }) =>
        eventStream(
          [(listener) => core.subscribe(listener), (listener) => host.events.subscribe(listener)],
          signal,
        ),
      ),
    },
  });
}

type Implementation = ReturnType<typeof implementation>;
export type RootRouterBuilder = Implementation;

/** Stands outside of the schema checks, so that their refusals pass through it as well. */
function implementation(host: HostServices) {
  return implement(rootContract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      throw toCrossing(error, path.join('.'), host.logger);
    }
  });
}

function appRoutes(app: Implementation['app'], core: Core, host: HostServices) {
  return {
    info: app.info.handler(() => host.info()),
    settings: app.settings.handler(() => core.settings.get()),
    changeSettings: app.changeSettings.handler(async ({ input }) => {
      const settings = await core.settings.change(input);
      // A new library folder is part of what the app says of itself.
      host.infoChanged();
      return settings;
    }),
    proxyLogin: app.proxyLogin.handler(() => core.settings.proxyLogin()),
    setProxyLogin: app.setProxyLogin.handler(({ input }) => core.settings.setProxyLogin(input)),
    removeProxyLogin: app.removeProxyLogin.handler(() => core.settings.removeProxyLogin()),
    previewNames: app.previewNames.handler(({ input }) => ({
      names: core.settings.previewNames(input.template),
      placeholders: [...placeholders],
    })),
    chooseFolder: app.chooseFolder.handler(() => {
      if (host.desktop.chooseFolder === null) throw needsDesktop('A folder dialog');
      return host.desktop.chooseFolder();
    }),
    chooseFile: app.chooseFile.handler(() => {
      const choose = host.desktop.chooseFile ?? null;
      if (choose === null) throw needsDesktop('A file dialog');
      return choose();
    }),
    clipboardOffer: app.clipboardOffer.handler(() => {
      const read = host.desktop.readClipboard ?? null;
      if (read === null) throw needsDesktop('The clipboard');
      return clipboardOffer(core, read);
    }),
    takeHandedOver: app.takeHandedOver.handler(() => host.desktop.takeHandedOver?.() ?? []),
    stopCountdown: app.stopCountdown.handler(() => {
      host.desktop.stopCountdown?.();
      return null;
    }),
    startDemo: app.startDemo.handler(async ({ input }) => ({
      accountId: await host.startDemo(input?.all === true ? 'all' : input?.providerIds),
    })),
    quit: app.quit.handler(() => {
      setTimeout(() => host.quit(), QUIT_AFTER_MS);
      return { quitting: true as const };
    }),
  };
}

function accountRoutes(accounts: Implementation['accounts'], core: Core) {
  return {
    list: accounts.list.handler(() => core.accounts.list()),
    add: accounts.add.handler(({ input }) => core.accounts.add(input)),
    rename: accounts.rename.handler(({ input }) => core.accounts.rename(input.id, input.name)),
    setPlan: accounts.setPlan.handler(({ input }) => core.accounts.setPlan(input.id, input.planId)),
    setOrganisation: accounts.setOrganisation.handler(({ input }) =>
      core.accounts.setOrganisation(input.id, input.organisation),
    ),
    setColour: accounts.setColour.handler(({ input }) =>
      core.accounts.setColour(input.id, input.colour),
    ),
    setGuard: accounts.setGuard.handler(({ input }) =>
      core.accounts.setGuard(input.id, input.guard),
    ),
    setSubmitEnabled: accounts.setSubmitEnabled.handler(({ input }) =>
      core.accounts.setSubmitEnabled(input.id, input.enabled),
    ),
    setKey: accounts.setKey.handler(({ input }) =>
      core.accounts.setKey(input.id, input.key, input.keep),
    ),
    test: accounts.test.handler(({ input }) => core.accounts.test(input.id)),
    pause: accounts.pause.handler(({ input }) => core.accounts.pause(input.id)),
    resume: accounts.resume.handler(({ input }) => core.accounts.resume(input.id)),
    remove: accounts.remove.handler(async ({ input }) => {
      const stillRunning = await core.accounts.remove(input.id, input.force);
      return { removed: true as const, stillRunning };
    }),
  };
}

function jobRoutes(jobs: Implementation['jobs'], core: Core) {
  return {
    inspect: jobs.inspect.handler(({ input }) =>
      core.jobs.inspect(input.files.map(payload), input.accountId),
    ),
    payloadSchema: jobs.payloadSchema.handler(({ input }) => ({
      schema: core.jobs.payloadSchema(input.providerId),
    })),
    quote: jobs.quote.handler(({ input }) =>
      core.jobs.quote(input.files.map(payload), input.accountId),
    ),
    checkAddresses: jobs.checkAddresses.handler(({ input }) =>
      core.jobs.checkAddresses(input.files.map(payload)),
    ),
    submit: jobs.submit.handler(({ input }) =>
      core.jobs.submit(input.files.map(payload), input.accountId, input),
    ),
    list: jobs.list.handler(({ input }) => core.jobs.list(input)),
    get: jobs.get.handler(({ input }) => core.jobs.get(input.id)),
    find: jobs.find.handler(({ input }) => core.jobs.find(input.reference)),
    cancel: jobs.cancel.handler(({ input }) => core.jobs.cancel(input.id)),
    checkNow: jobs.checkNow.handler(({ input }) => core.jobs.checkNow(input.id)),
    renderAgain: jobs.renderAgain.handler(({ input }) => core.jobs.renderAgain(input.id)),
    adopt: jobs.adopt.handler(({ input }) => core.jobs.adopt(input.reference, input.accountId)),
    sendAfter: jobs.sendAfter.handler(({ input }) => core.jobs.sendAfter(input.id, input.others)),
    sendAnyway: jobs.sendAnyway.handler(({ input }) => core.jobs.sendAnyway(input.id)),
    sendAllAnyway: jobs.sendAllAnyway.handler(({ input }) => ({
      sent: core.jobs.sendAllAnyway(input.accountId),
    })),
    settle: jobs.settle.handler(({ input }) => core.jobs.settle(input.id, input.decision)),
  };
}

function libraryRoutes(library: Implementation['library'], core: Core, host: HostServices) {
  const { openFile, revealFile, startDrag, copyImage = null, shareFile = null } = host.desktop;
  const withFile = async (
    id: OutputId,
    what: string,
    action: ((path: string) => Promise<void>) | null,
  ) => {
    if (action === null) throw needsDesktop(what);
    await action(core.library.file(id).path);
    return { done: true as const };
  };
  return {
    ...historyRoutes(library, core),
    ...careRoutes(library, core, host),
    ...portableRoutes(library, core, host),
    list: library.list.handler(({ input }) => core.library.list(input)),
    get: library.get.handler(({ input }) => core.library.get(input.id)),
    open: library.open.handler(({ input }) => withFile(input.id, 'Opening a file', openFile)),
    reveal: library.reveal.handler(({ input }) =>
      withFile(input.id, 'Showing a file in its folder', revealFile),
    ),
    copyImage: library.copyImage.handler(({ input }) =>
      withFile(input.id, 'Copying a picture', copyImage),
    ),
    share: library.share.handler(({ input }) =>
      withFile(input.id, 'Sharing a file with other programs', shareFile),
    ),
    startDrag: library.startDrag.handler(({ input }) =>
      withFile(input.id, 'Dragging a file out', startDrag),
    ),
  };
}

/** The bytes exactly as they were, under the file's own name. */
function payload(file: PayloadFile): NamedPayload {
  const name = file.name.split(/[\\/]/).at(-1);
  return {
    name: name === undefined || name === '' ? file.name : name,
    bytes: Buffer.from(file.contentBase64, 'base64'),
    ...(file.accountId === undefined ? {} : { accountId: file.accountId }),
    ...(file.kind === undefined ? {} : { kind: file.kind }),
  };
}
