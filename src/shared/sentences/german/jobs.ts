import type { Sentences } from '../sentences.ts';

/** What becomes of a render, in the queue and in its history. */
export const jobs: Sentences = {
  'There is no such job in this library.': 'Dieses Rendering gibt es in dieser Bibliothek nicht.',
  'Look at the list of jobs.': 'Sehen Sie in der Liste der Renderings nach.',
  'There is no account yet.': 'Es gibt noch kein Konto.',
  'Add one, then follow the render.':
    'Fügen Sie eines hinzu, und verfolgen Sie dann das Rendering.',
  'The render may belong to several accounts: {accounts}.':
    'Das Rendering kann zu mehreren Konten gehören: {accounts, list}.',
  'Say which one it belongs to.': 'Sagen Sie, zu welchem es gehört.',
  'Followed from here on: {provider} has it as {id}.':
    'Wird ab jetzt verfolgt: Bei {provider} ist es {id}.',
  '"{text}" is not the id or the address of a {provider} render.':
    '„{text}“ ist weder Kennung noch Adresse eines Renderings bei {provider}.',
  '"{text}" is not the id or the address of a render at any of your accounts.':
    '„{text}“ ist weder Kennung noch Adresse eines Renderings bei einem Ihrer Konten.',
  'Paste the id as the provider shows it.':
    'Fügen Sie die Kennung so ein, wie der Anbieter sie zeigt.',
  'Paste the id as {provider} shows it.': 'Fügen Sie die Kennung so ein, wie {provider} sie zeigt.',
  '"{job}" could not be checked because of a fault in Renderdesk.':
    '„{job}“ ließ sich wegen eines Fehlers in Renderdesk nicht prüfen.',
  'It is tried again; if this comes back, save the log and report it.':
    'Es wird wieder versucht; kommt das wieder vor, sichern Sie das Protokoll und melden Sie es.',
  '"{job}" could not be downloaded because of a fault in Renderdesk.':
    '„{job}“ ließ sich wegen eines Fehlers in Renderdesk nicht herunterladen.',
  '{provider} says that "{job}" is completed, but the link to its {kind} {problem}.':
    '{provider} meldet „{job}“ als fertig, aber der Link dazu (Art: {kind, words}) {problem, words}.',
  'is no web address': 'ist keine Webadresse',
  'is not encrypted': 'ist nicht verschlüsselt',
  'carries a password': 'enthält ein Passwort',
  'leads into this computer': 'führt auf diesen Computer',
  'leads to an address of machines about themselves':
    'führt zu einer Adresse, unter der Maschinen von sich selbst berichten',
  'leads into a private network': 'führt in ein privates Netz',
  'It is asked for another. If it stays so, report it to {provider}, or check the base URL of the account.':
    'Ein anderer wird erfragt. Bleibt es dabei, melden Sie es {provider}, oder prüfen Sie die Basisadresse des Kontos.',
  '{provider} says that "{job}" is completed, but offers no link to its {kind}.':
    '{provider} meldet „{job}“ als fertig, nennt aber keinen Link dazu (Art: {kind, words}).',
  'It is asked again in a while.': 'Es wird nach einer Weile wieder gefragt.',
  '"{job}" is {state}, not downloading.':
    '„{job}“ wird nicht heruntergeladen (Zustand: {state, words}).',
  'There is no download to change.': 'Es gibt keinen Download, an dem etwas zu ändern wäre.',
  'The download of "{job}" is not paused.': 'Der Download von „{job}“ ist nicht angehalten.',
  'Nothing is to be done.': 'Es ist nichts zu tun.',
  'All downloads are paused.': 'Alle Downloads sind angehalten.',
  'Resume all of them.': 'Setzen Sie alle fort.',
  'The download of "{job}" does not wait for its turn.':
    'Der Download von „{job}“ wartet nicht darauf, an die Reihe zu kommen.',
  'Choose one that does, or the beginning or the end of the queue.':
    'Wählen Sie eines, das wartet, oder Anfang oder Ende der Warteschlange.',
  'There is no such file.': 'Diese Datei gibt es nicht.',
  'It is being fetched.': 'Sie wird geladen.',
  'Its job is not completed any more.': 'Ihr Rendering ist nicht mehr fertig.',
  'It could not be fetched.': 'Sie ließ sich nicht laden.',
  'Nobody waits for this file any more.': 'Auf diese Datei wartet niemand mehr.',
  'The provider has another file there now. {difference} It was not kept: fetch it as another file if you want it.':
    'Der Anbieter hat dort inzwischen eine andere Datei. {difference, words} Sie wurde nicht behalten: Laden Sie sie als weitere Datei, wenn Sie sie wollen.',
  'It is in the trash: put it back from there.':
    'Sie ist im Papierkorb: Legen Sie sie von dort zurück.',
  'Its job is not known any more.': 'Ihr Rendering ist nicht mehr bekannt.',
  'It is being fetched already.': 'Sie wird schon geladen.',
  'Its job is {state}, not completed.': 'Ihr Rendering ist {state, words}, nicht fertig.',
  'No provider has it: it was not rendered from here.':
    'Kein Anbieter hat sie: Sie wurde nicht von hier gerendert.',
  'The account "{account}" was removed, and with it the way to the provider.':
    'Das Konto „{account}“ wurde entfernt, und mit ihm der Weg zum Anbieter.',
  'It is where it should be.': 'Sie ist, wo sie sein soll.',
  'Fetched again: the same file, byte for byte.':
    'Noch einmal geladen: dieselbe Datei, Byte für Byte.',
  'Fetched as another file: it is not the one that was stored before.':
    'Als weitere Datei geladen: Es ist nicht die, die vorher gespeichert war.',
  'None of these has a file to fetch.': 'Keines davon hat eine Datei, die sich laden ließe.',
  'Choose items that had a file.': 'Wählen Sie Einträge, die eine Datei hatten.',
  'Cancel was asked for.': 'Abbrechen wurde verlangt.',
  '{provider} was asked to stop it.': '{provider} wurde gebeten, es zu stoppen.',
  'Fetching its file again was stopped.': 'Das erneute Laden seiner Datei wurde beendet.',
  'The download was stopped. The render is still at {provider}.':
    'Der Download wurde beendet. Das Rendering ist noch bei {provider}.',
  'No longer followed. {provider} was asked to stop it; whether it did is not known.':
    'Wird nicht mehr verfolgt. {provider} wurde gebeten, es zu stoppen; ob es geschah, ist nicht bekannt.',
  'No longer followed, and not stopped: it may still finish, and count, at {provider}.':
    'Wird nicht mehr verfolgt und wurde nicht gestoppt: Es kann bei {provider} noch fertig und berechnet werden.',
  'Asked to try again now.': 'Es soll gleich wieder versucht werden.',
  'Downloading again.': 'Wird wieder heruntergeladen.',
  'Followed again.': 'Wird wieder verfolgt.',
  'The account "{account}" of "{job}" was removed.':
    'Das Konto „{account}“ von „{job}“ wurde entfernt.',
  'Add the account again and drop the payload file; renders that were made are at the provider.':
    'Fügen Sie das Konto wieder hinzu, und legen Sie die Payload-Datei noch einmal ab; fertige Renderings liegen beim Anbieter.',
  'Several jobs begin with "{text}".': 'Mehrere Renderings beginnen mit „{text}“.',
  'Give more of the id, or its number.': 'Geben Sie mehr von der Kennung an, oder die Nummer.',
  'There is no job "{job}" in this library.':
    'Ein Rendering „{job}“ gibt es in dieser Bibliothek nicht.',
  '"{job}" is already {state}.': '„{job}“ ist schon {state, words}.',
  'There is nothing left to cancel.': 'Es gibt nichts mehr abzubrechen.',
  '"{job}" is {state}: there is nothing to check.':
    '„{job}“ ist {state, words}: Es gibt nichts zu prüfen.',
  'Render it again instead; that is a new render.':
    'Rendern Sie stattdessen erneut; das ist ein neues Rendering.',
  'The render {id} is that of #{number}, "{job}".':
    'Das Rendering {id} ist das von #{number}, „{job}“.',
  'Look at the provider for another render of about the same time.':
    'Sehen Sie beim Anbieter nach einem anderen Rendering aus etwa derselben Zeit.',
  '"{job}" is {state}, not unconfirmed.': '„{job}“ ist {state, words}, nicht unbestätigt.',
  'There is nothing to settle.': 'Es gibt nichts zu klären.',
  '{account} is paused': '{account} ist angehalten',
  '{provider} was asked for a new link to "{job}" and gave the same one again, which its storage had refused.':
    '{provider} wurde um einen neuen Link zu „{job}“ gebeten und nannte wieder den, den sein Speicher abgelehnt hatte.',
  'It is tried again after a while; if it stays so, the file is gone: render it again, or ask the provider.':
    'Es wird nach einer Weile wieder versucht; bleibt es dabei, ist die Datei weg: Rendern Sie erneut, oder fragen Sie den Anbieter.',
  '{provider} no longer says that "{job}" is completed.':
    '{provider} meldet „{job}“ nicht mehr als fertig.',
  '{provider} answered with {id}, which is the render of #{number}.':
    '{provider} antwortete mit {id}; das ist das Rendering von #{number}.',
  'Look at the provider which render is whose.':
    'Sehen Sie beim Anbieter nach, welches Rendering wozu gehört.',
  '{file} is no {provider} payload, so the account "{account}" cannot render it: it reads as one for {names}.':
    '{file, quoted} ist kein Payload für {provider}, das Konto „{account}“ kann ihn also nicht rendern: Er liest sich wie einer für {names, list}.',
  'Choose an account of {names} for it, or leave the choice out.':
    'Wählen Sie dafür ein Konto von {names, list}, oder lassen Sie die Wahl weg.',
  'The account "{account}" was removed.': 'Das Konto „{account}“ wurde entfernt.',
  'There is no {provider} account to render this with.':
    'Es gibt kein Konto bei {provider}, mit dem sich das rendern ließe.',
  'Add an account for {provider}, then submit it again.':
    'Fügen Sie ein Konto für {provider} hinzu, und senden Sie es dann noch einmal.',
  'There are several {provider} accounts: {names}.':
    'Es gibt mehrere Konten bei {provider}: {names, list}.',
  'Say which one is to render it.': 'Sagen Sie, welches es rendern soll.',
  '{file} cannot be rendered as {kind}: {provider} makes {kinds}.':
    '{file, quoted} lässt sich nicht in dieser Art rendern ({kind, words}): {provider} macht {kinds, list}.',
  'Choose {kinds}, or leave the choice out.':
    'Wählen Sie {kinds, list}, oder lassen Sie die Wahl weg.',
  'It reads as {read} and is taken for {chosen}, as you said. What {provider} makes of it is what it says itself: it is sent as it is.':
    'Er liest sich als {read, words} und gilt, wie Sie gesagt haben, als {chosen, words}. Was {provider} daraus macht, bestimmt er selbst: Er wird gesendet, wie er ist.',
  'Submitting is switched off for the account "{account}", because {provider} does not document it. Following a render by its id still works.':
    'Das Senden ist für das Konto „{account}“ ausgeschaltet, weil {provider} es nicht dokumentiert. Ein Rendering über seine Kennung zu verfolgen, geht weiterhin.',
  'Render it at {provider} and follow it here by its id, or switch submitting on for "{account}" under Accounts.':
    'Rendern Sie bei {provider} und verfolgen Sie es hier über seine Kennung, oder schalten Sie das Senden für „{account}“ unter „Konten“ ein.',
  '"{job}" is paused already.': '„{job}“ ist schon angehalten.',
  '"{job}" is {state}.': '„{job}“ ist {state, words}.',
  'There is nothing to pause.': 'Es gibt nichts anzuhalten.',
  '"{job}" waits for your word, and for nothing else.':
    '„{job}“ wartet auf Ihre Entscheidung und auf sonst nichts.',
  'Settle it first.': 'Klären Sie es zuerst.',
  '"{job}" is being canceled.': '„{job}“ wird gerade abgebrochen.',
  '"{job}" is not paused by itself.': '„{job}“ selbst ist nicht angehalten.',
  'Where its account, the downloads or everything is paused, resume that.':
    'Ist sein Konto, sind die Downloads oder ist alles angehalten, setzen Sie das fort.',
  'Leave it as it is.': 'Lassen Sie es, wie es ist.',
  '"{job}" does not wait for its turn to be sent.':
    '„{job}“ wartet nicht darauf, gesendet zu werden.',
  'Renderdesk ended while "{job}" was being sent: whether it arrived is not known.':
    'Renderdesk endete, während „{job}“ gesendet wurde: Ob es angekommen ist, ist nicht bekannt.',
  'Look at the provider whether the render is there. If it is, give its id; if not, send it again. Renderdesk does not, because it may be paid for twice.':
    'Sehen Sie beim Anbieter nach, ob das Rendering da ist. Wenn ja, geben Sie seine Kennung an; wenn nicht, senden Sie es noch einmal. Renderdesk tut das nicht von selbst, weil es dann vielleicht zweimal berechnet wird.',
  'It was just being sent.': 'Es wurde gerade gesendet.',
  'Whether it arrived is not known.': 'Ob es angekommen ist, ist nicht bekannt.',
  '{provider} cannot stop a render.': '{provider} kann kein Rendering stoppen.',
  'There was no time to ask {provider} to stop it.':
    'Es blieb keine Zeit, {provider} zu bitten, es zu stoppen.',
  'Queued for {account}, and paused.': 'Eingereiht für {account}, und angehalten.',
  'Queued for {account}.': 'Eingereiht für {account}.',
  'The demo provider is not running.': 'Der Demo-Anbieter läuft nicht.',
  'Start the demo, then submit it again.': 'Starten Sie die Demo, und senden Sie es noch einmal.',
  'The account "{account}" has no key that can be read.':
    'Das Konto „{account}“ hat keinen lesbaren Schlüssel.',
  'Enter its key again under Accounts, then submit it again.':
    'Geben Sie seinen Schlüssel unter „Konten“ noch einmal ein, und senden Sie es dann noch einmal.',
  'Make the folder writable or choose another in the settings, then submit it again.':
    'Machen Sie den Ordner beschreibbar, oder wählen Sie in den Einstellungen einen anderen; senden Sie es dann noch einmal.',
  '"{job}" was not submitted from here, so its payload is not known.':
    '„{job}“ wurde nicht von hier gesendet, sein Payload ist also nicht bekannt.',
  'Drop the payload file to render it.': 'Legen Sie die Payload-Datei ab, um es zu rendern.',
  '"{job}" was sent before it was canceled.': '„{job}“ wurde gesendet, bevor es abgebrochen wurde.',
  'Render it again; that may cost.': 'Rendern Sie es erneut; das kann kosten.',
  '"{job}" is {state}, and not canceled.': '„{job}“ ist {state, words} und nicht abgebrochen.',
  'Nothing is to be taken back.': 'Es ist nichts zurückzunehmen.',
  'The account of "{job}" was removed.': 'Das Konto von „{job}“ wurde entfernt.',
  'Add the account again and drop the payload file.':
    'Fügen Sie das Konto wieder hinzu, und legen Sie die Payload-Datei ab.',
};
