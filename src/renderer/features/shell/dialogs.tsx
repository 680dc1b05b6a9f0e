import { useView } from '../../stores/view.ts';
import { AddAccountDialog } from '../accounts/add-account-dialog.tsx';
import { GuardDialog } from '../accounts/guard-dialog.tsx';
import { OrganisationDialog } from '../accounts/organisation-dialog.tsx';
import { RenameAccountDialog } from '../accounts/rename-account-dialog.tsx';
import { ReplaceKeyDialog } from '../accounts/replace-key-dialog.tsx';
import { SendAfterDialog } from '../after/send-after-dialog.tsx';
import { Palette } from '../commands/palette.tsx';
import { ShortcutsDialog } from '../commands/shortcuts-dialog.tsx';
import { CompareDialog } from '../library/compare-dialog.tsx';
import { DifferenceDialog } from '../library/difference-dialog.tsx';
import { NoteDialog, SaveViewDialog, TagDialog } from '../library/order-dialogs.tsx';
import { Viewer } from '../library/viewer.tsx';
import { FollowRenderDialog } from '../new-render/follow-render-dialog.tsx';
import { NewRenderDialog } from '../new-render/new-render-dialog.tsx';
import { RowsDialog } from '../new-render/rows/rows-dialog.tsx';
import { SaveQueueViewDialog } from '../queue/save-view-dialog.tsx';
import { TemplateDialog } from '../new-render/templates/template-dialog.tsx';
import { SendTimeDialog } from '../when/send-time-dialog.tsx';

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useView(({ dialog }) => dialog);
  const close = useView(({ closeDialog }) => closeDialog);
  switch (dialog?.kind) {
    case 'new-render': {
      const { name, text, pasted } = dialog;
      return <NewRenderDialog key={text} name={name} text={text} pasted={pasted} onClose={close} />;
    }
    case 'template':
      return <TemplateDialog id={dialog.id} name={dialog.name} text={dialog.text} />;
    case 'rows':
      return <RowsDialog templateId={dialog.templateId} onClose={close} />;
    case 'follow-render':
      return (
        <FollowRenderDialog
          // Another form for another reference, which a link may bring while it is open.
          key={dialog.reference}
          reference={dialog.reference}
          isFromLink={dialog.isFromLink === true}
          onClose={close}
        />
      );
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'palette':
      return <Palette onClose={close} />;
    case 'add-account':
      return <AddAccountDialog providerId={dialog.providerId} onClose={close} />;
    case 'set-organisation':
      return <OrganisationDialog accountId={dialog.accountId} onClose={close} />;
    case 'set-guard':
      return <GuardDialog accountId={dialog.accountId} onClose={close} />;
    case 'send-after':
      return <SendAfterDialog jobId={dialog.jobId} onClose={close} />;
    case 'send-time':
      return <SendTimeDialog jobIds={dialog.jobIds} onClose={close} />;
    case 'replace-key':
      return <ReplaceKeyDialog accountId={dialog.accountId} onClose={close} />;
    case 'rename-account':
      return <RenameAccountDialog accountId={dialog.accountId} onClose={close} />;
    case 'viewer':
      return <Viewer outputId={dialog.outputId} onClose={close} />;
    case 'tag-items':
      return <TagDialog target={dialog.target} onClose={close} />;
    case 'note-items':
      return <NoteDialog target={dialog.target} onClose={close} />;
    case 'save-view':
      return <SaveViewDialog view={dialog.view} onClose={close} />;
    case 'save-queue-view':
      return <SaveQueueViewDialog view={dialog.view} onClose={close} />;
    case 'compare':
      return <CompareDialog ids={dialog.ids} onClose={close} />;
    case 'difference':
      return <DifferenceDialog ids={dialog.ids} onClose={close} />;
    case undefined:
      return null;
    default:
      return dialog satisfies never;
  }
}
