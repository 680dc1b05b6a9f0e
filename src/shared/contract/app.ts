import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { accountIdSchema, providerIdSchema } from '../ids.ts';
import {
  allDonePatchSchema,
  notificationPatchSchema,
  systemPatchSchema,
} from '../native-settings.ts';
import { nativeStateSchema } from '../native-state.ts';
import { mediaKindSchema } from '../output.ts';
import { queueLookPatchSchema } from '../queue-look.ts';
import { downloadSettingsSchema, settingsSchema } from '../settings.ts';
import { updatePatchSchema } from '../updates.ts';
import { webhookPatchSchema } from '../webhook.ts';
import { contract } from './errors.ts';

export const providerInfoSchema = z.object({
  id: providerIdSchema,
  name: z.string(),
  defaultBaseUrl: z.string(),
  /** What this provider's keys look like, e.g. `mk_live_…`; a hint, never checked hard. */
  keyHint: z.string(),
  keysPage: z.string().nullable(),
  payloadByteLimit: z.int().positive(),
  kinds: z.array(mediaKindSchema),
  /** What a person can have with it, where limits depend on that; else empty. */
  plans: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Submitting rests on public pages only; renders are best followed by their id. */
  submitIsUndocumented: z.boolean(),
  /** Its limits belong to an organisation, which an account can name. */
  countsByOrganisation: z.boolean(),
  /** It can be asked to stop a render; else canceling one only ends that it is followed. */
  canCancel: z.boolean(),
});
export type ProviderInfo = z.infer<typeof providerInfoSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'headless']),
  platform: z.string(),
  home: z.string(),
  libraryFolder: z.string(),
  /** Null when a file can be written there, else the sentence that says why not. */
  libraryProblem: z.string().nullable(),
  keychain: z.object({ available: z.boolean(), message: z.string().nullable() }),
  demo: z.object({ running: z.boolean(), accountId: accountIdSchema.nullable() }),
  offline: z.boolean(),
  /** Where scripts and commands of this computer reach it; null until it listens. */
  access: z.object({ url: z.string(), endpointFile: z.string() }).nullable(),
  /** Null where there is no desktop. */
  native: nativeStateSchema.nullable(),
  providers: z.array(providerInfoSchema),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** A payload file that came in another way than through the page; or why it could not be read. */
export const handedOverFileSchema = z.union([
  z.object({ name: z.string(), contentBase64: z.base64() }),
  z.object({ name: z.string(), failure: failureSchema }),
]);
export type HandedOverFile = z.infer<typeof handedOverFileSchema>;

export const proxyLoginViewSchema = z.object({
  name: z.string().nullable(),
  place: z.enum(['keychain', 'memory', 'environment', 'credentials-folder']).nullable(),
  /** The proxy that it is given to, `system` for the system's; null: to any. */
  for: z.string().nullable(),
  /** It is for the proxy that is chosen now. */
  isUsed: z.boolean(),
  /** Why it can not be read, as a sentence. */
  problem: z.string().nullable(),
});
/** The name and password that a proxy is given, without the password. */
export type ProxyLoginView = z.infer<typeof proxyLoginViewSchema>;

export const appContract = {
  info: contract
    .route({ method: 'GET', path: '/app', summary: 'What is running, and where it keeps things' })
    .output(appInfoSchema),
  settings: contract
    .route({ method: 'GET', path: '/settings', summary: 'The settings' })
    .output(settingsSchema),
  changeSettings: contract
    .route({ method: 'PATCH', path: '/settings', summary: 'Change some settings' })
    .input(
      z.object({
        theme: settingsSchema.shape.theme.unwrap().optional(),
        language: settingsSchema.shape.language.unwrap().optional(),
        notifications: notificationPatchSchema.optional(),
        allDone: allDonePatchSchema.optional(),
        webhook: webhookPatchSchema.optional(),
        system: systemPatchSchema.optional(),
        review: settingsSchema.shape.review.unwrap().optional(),
        checkAddresses: settingsSchema.shape.checkAddresses.unwrap().optional(),
        offerClipboard: settingsSchema.shape.offerClipboard.unwrap().optional(),
        logLevel: settingsSchema.shape.logLevel.unwrap().optional(),
        acceptedWarnings: settingsSchema.shape.acceptedWarnings.unwrap().optional(),
        libraryFolder: z.string().nullable().optional(),
        destinations: settingsSchema.shape.destinations.unwrap().optional(),
        nameTemplate: z.string().optional(),
        shortcuts: settingsSchema.shape.shortcuts.unwrap().optional(),
        queueLook: queueLookPatchSchema.optional(),
        queueViews: settingsSchema.shape.queueViews.unwrap().optional(),
        downloads: z
          .object({
            concurrent: downloadSettingsSchema.shape.concurrent.unwrap().optional(),
            perHost: downloadSettingsSchema.shape.perHost.unwrap().optional(),
            automatic: downloadSettingsSchema.shape.automatic.unwrap().optional(),
            bytesPerSecond: downloadSettingsSchema.shape.bytesPerSecond.unwrap().optional(),
          })
          .optional(),
        updates: updatePatchSchema.optional(),
        proxy: settingsSchema.shape.proxy.unwrap().optional(),
        extraCertificates: settingsSchema.shape.extraCertificates.unwrap().optional(),
      }),
    )
    .output(settingsSchema),
  proxyLogin: contract
    .route({ method: 'GET', path: '/settings/proxy-login', summary: 'Whose name a proxy is given' })
    .output(proxyLoginViewSchema.nullable()),
  /** For the proxy that is chosen. The password goes in and never comes out. */
  setProxyLogin: contract
    .route({
      method: 'PUT',
      path: '/settings/proxy-login',
      summary: 'Give the chosen proxy a name and a password',
    })
    .input(
      z.object({
        name: z.string().min(1).max(255),
        password: z.string().max(255),
        keep: z.enum(['keychain', 'memory']).default('keychain'),
      }),
    )
    .output(proxyLoginViewSchema.nullable()),
  removeProxyLogin: contract
    .route({
      method: 'DELETE',
      path: '/settings/proxy-login',
      summary: 'Forget the name and password for the proxy',
    })
    .output(z.null()),
  /** For a preview while it is typed: the newest files' names, or samples; refused with a sentence. */
  previewNames: contract
    .route({ method: 'POST', path: '/settings/preview-names', summary: 'Try a name template' })
    .input(z.object({ template: z.string().max(1_000) }))
    .output(
      z.object({
        names: z.array(z.string()),
        placeholders: z.array(
          z.object({ name: z.string(), means: z.string(), example: z.string() }),
        ),
      }),
    ),
  /** Desktop only: the system's folder dialog. Null when the person changed their mind. */
  chooseFolder: contract
    .route({ method: 'POST', path: '/app/choose-folder', summary: 'Ask for a folder' })
    .output(z.string().nullable()),
  /** Desktop only: the system's dialog for one file. Null when the person changed their mind. */
  chooseFile: contract
    .route({ method: 'POST', path: '/app/choose-file', summary: 'Ask for a file' })
    .output(z.string().nullable()),
  /**
   * Desktop only: what is in the clipboard, where a render could begin with it. Null for all else,
   * while the window has not the keyboard, and where the setting is off.
   */
  clipboardOffer: contract
    .route({
      method: 'POST',
      path: '/app/clipboard-offer',
      summary: 'Look whether the clipboard holds a payload, a curl command or a render',
    })
    .output(z.object({ kind: z.enum(['payload', 'curl', 'render']), text: z.string() }).nullable()),
  /** Desktop only: files of a second start, a file manager or the menu. A few a call, each once. */
  takeHandedOver: contract
    .route({
      method: 'POST',
      path: '/app/take-handed-over',
      summary: 'Take the files that were handed over to the window',
    })
    .output(z.array(handedOverFileSchema)),
  /** Where none is counted, nothing happens. */
  stopCountdown: contract
    .route({
      method: 'POST',
      path: '/app/stop-countdown',
      summary: 'Keep this computer from sleeping or shutting down now that all is done',
    })
    .output(z.null()),
  startDemo: contract
    .route({
      method: 'POST',
      path: '/demo',
      summary: 'Start demo providers and their accounts: the usual ones, unless said which',
    })
    .input(
      z
        .object({
          all: z.boolean().optional(),
          /** Those of these providers, in this order; `all` comes before it. */
          providerIds: z.array(providerIdSchema).min(1).optional(),
        })
        .optional(),
    )
    .output(z.object({ accountId: accountIdSchema })),
  /** Only for the process that holds the library, asked by a newer one or by the CLI. */
  quit: contract
    .route({ method: 'POST', path: '/app/quit', summary: 'Finish what is being written and quit' })
    .output(z.object({ quitting: z.literal(true) })),
};
