import type { Sentences } from '../sentences.ts';

/** Accounts, their keys, where keys are kept, and the way to a provider. */
export const accounts: Sentences = {
  '{provider} names no prices before a render, so a guard in "{unit}" would hold nothing back.':
    '{provider} nennt vor einem Rendering keine Preise; eine Ausgabengrenze in „{unit}“ hielte also nichts zurück.',
  'Count renders instead: give the guard the unit {unit}.':
    'Zählen Sie stattdessen Renderings: mit der Einheit {unit}.',
  '{provider} documents how to submit, so there is nothing to switch off.':
    '{provider} dokumentiert, wie gesendet wird; es gibt also nichts auszuschalten.',
  'Set a spending guard to hold submits back, or pause by removing the key.':
    'Setzen Sie eine Ausgabengrenze, um Renderings zurückzuhalten, oder halten Sie das Konto an, indem Sie den Schlüssel entfernen.',
  'There is no such account.': 'Dieses Konto gibt es nicht.',
  'Look at the list of accounts.': 'Sehen Sie in der Liste der Konten nach.',
  'There is already an account named "{name}".': 'Es gibt schon ein Konto namens „{name}“.',
  'Choose another name, or rename that one first.':
    'Wählen Sie einen anderen Namen, oder benennen Sie zuerst das andere um.',
  'The account "{name}" has one job in flight.':
    'Mit dem Konto „{name}“ ist ein Rendering unterwegs.',
  'The account "{name}" has {jobs} jobs in flight.':
    'Mit dem Konto „{name}“ sind {jobs} Renderings unterwegs.',
  'Wait for them, cancel them, or remove the account all the same: then they are no longer followed, though their renders may still finish and count at the provider.':
    'Warten Sie auf sie, brechen Sie sie ab, oder entfernen Sie das Konto trotzdem: Sie werden dann nicht mehr verfolgt, können beim Anbieter aber noch fertig und berechnet werden.',
  'The account "{account}" has used up what {provider} allows it a minute.':
    'Das Konto „{account}“ hat aufgebraucht, was {provider} ihm in der Minute erlaubt.',
  'Test it again in {seconds} s.': 'Prüfen Sie es in {seconds} s noch einmal.',
  '{provider} counts requests by key, so "{account}" has no organisation to name.':
    '{provider} zählt Anfragen je Schlüssel; bei „{account}“ ist also keine Organisation zu nennen.',
  'Accounts with the same key share its limits by themselves.':
    'Konten mit demselben Schlüssel teilen sich dessen Grenzen von selbst.',
  'Choose another account.': 'Wählen Sie ein anderes Konto.',
  '{provider} has no plan "{plan}".': '{provider} hat keinen Tarif „{plan}“.',
  'Its limits are the same for everyone: leave the plan out.':
    'Die Grenzen sind für alle gleich: Lassen Sie den Tarif weg.',
  'Choose one of: {plans}.': 'Wählen Sie einen davon: {plans}.',
  '{provider} accepts the key.': '{provider} nimmt den Schlüssel an.',
  'The account "{account}" has no key.': 'Das Konto „{account}“ hat keinen Schlüssel.',
  'Enter its key again; its jobs then go on by themselves.':
    'Geben Sie seinen Schlüssel noch einmal ein; die Renderings gehen dann von selbst weiter.',
  'The key of the account "{account}" could not be read: {why}':
    'Der Schlüssel des Kontos „{account}“ ließ sich nicht lesen: {why, words}',
  'Unlock the keychain and resume the account, or enter the key for this run.':
    'Entsperren Sie den Schlüsselbund und setzen Sie das Konto fort, oder geben Sie den Schlüssel für diesen Lauf ein.',
  'The key is empty.': 'Der Schlüssel ist leer.',
  'Paste the whole key.': 'Fügen Sie den ganzen Schlüssel ein.',
  'The key has {length} characters, and at most {longest} can be sent.':
    'Der Schlüssel hat {length} Zeichen, und höchstens {longest} lassen sich senden.',
  'Paste only the key.': 'Fügen Sie nur den Schlüssel ein.',
  'The key has a line break in its middle.': 'Der Schlüssel hat in der Mitte einen Zeilenumbruch.',
  'Paste the key alone, as one line; more than one line was given.':
    'Fügen Sie nur den Schlüssel ein, in einer Zeile; es war mehr als eine.',
  'The key begins with a quotation mark.': 'Der Schlüssel beginnt mit einem Anführungszeichen.',
  'Paste only what is between the quotation marks.':
    'Fügen Sie nur ein, was zwischen den Anführungszeichen steht.',
  'The key begins with the word "Bearer".': 'Der Schlüssel beginnt mit dem Wort „Bearer“.',
  'Paste only what follows that word.': 'Fügen Sie nur ein, was auf dieses Wort folgt.',
  'Character {position} of the key cannot be part of a key: {why}.':
    'Das {position}. Zeichen kann nicht zu einem Schlüssel gehören: {why, words}.',
  'Copy the key again from the provider’s page, and paste nothing else.':
    'Kopieren Sie den Schlüssel noch einmal von der Seite des Anbieters, und fügen Sie sonst nichts ein.',
  'it is a space': 'Es ist ein Leerzeichen',
  'it is invisible': 'Es ist unsichtbar',
  'it is not a plain letter, digit or sign':
    'Es ist kein einfacher Buchstabe, keine Ziffer und kein einfaches Zeichen',
  'An organisation needs a name.': 'Eine Organisation braucht einen Namen.',
  'The name of an organisation has at most 60 characters.':
    'Der Name einer Organisation hat höchstens 60 Zeichen.',
  'Its name is one line of visible characters.': 'Ihr Name ist eine Zeile aus sichtbaren Zeichen.',
  'An account needs a name.': 'Ein Konto braucht einen Namen.',
  'An account name has at most 60 characters.': 'Ein Kontoname hat höchstens 60 Zeichen.',
  'An account name is one line of visible characters.':
    'Ein Kontoname ist eine Zeile aus sichtbaren Zeichen.',
  'On a server, put the key in the environment variable {variable} or in a systemd credential.':
    'Legen Sie den Schlüssel auf einem Server in der Umgebungsvariablen {variable} oder in einem Credential von systemd ab.',
  'The key file {path} could not be read ({code}). Make it readable for this user.':
    'Die Schlüsseldatei {path} ließ sich nicht lesen ({code, words}). Machen Sie sie für diesen Benutzer lesbar.',
  'This session has no D-Bus, through which Linux reaches a keychain. Start Renderdesk from a desktop session or with dbus-run-session, or keep the key in memory for this run.':
    'Diese Sitzung hat keinen D-Bus, über den Linux einen Schlüsselbund erreicht. Starten Sie Renderdesk aus einer Desktop-Sitzung oder mit dbus-run-session, oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  'No keychain service is running on this machine. Install and start gnome-keyring or KWallet, or keep the key in memory for this run.':
    'Auf diesem Computer läuft kein Dienst für einen Schlüsselbund. Installieren und starten Sie gnome-keyring oder KWallet, oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  'The keychain has no default keyring yet. Make one (in Passwords and Keys, or by signing in to the desktop again), or keep the key in memory for this run.':
    'Der Schlüsselbund hat noch keinen Standard-Schlüsselring. Legen Sie einen an (unter „Passwörter und Verschlüsselung“ oder durch erneutes Anmelden am Desktop), oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  'The keychain is locked. Unlock it and try again, or keep the key in memory for this run.':
    'Der Schlüsselbund ist gesperrt. Entsperren Sie ihn und versuchen Sie es noch einmal, oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  "The system's keychain library is missing. Install libsecret (Debian: libsecret-1-0), or keep the key in memory for this run.":
    'Die Bibliothek des Systems für den Schlüsselbund fehlt. Installieren Sie libsecret (Debian: libsecret-1-0), oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  'The keychain refused access to Renderdesk. Allow it and try again, or keep the key in memory for this run.':
    'Der Schlüsselbund verweigert Renderdesk den Zugriff. Erlauben Sie ihn und versuchen Sie es noch einmal, oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  "The system's keychain did not work. Check that it is running and unlocked, or keep the key in memory for this run.":
    'Der Schlüsselbund des Systems hat nicht funktioniert. Prüfen Sie, ob er läuft und entsperrt ist, oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
  "The keychain gave something back that is not this account's key; nothing was sent with it. Enter the key again, or keep the key in memory for this run.":
    'Der Schlüsselbund hat etwas zurückgegeben, das nicht der Schlüssel dieses Kontos ist; es wurde nichts damit gesendet. Geben Sie den Schlüssel noch einmal ein, oder behalten Sie ihn nur für diesen Lauf im Arbeitsspeicher.',
  'The keychain has not answered for {seconds} seconds; it may be waiting for its password in a window. Unlock it and try again, or keep the key in memory for this run.':
    'Der Schlüsselbund antwortet seit {seconds} Sekunden nicht; vielleicht wartet er in einem Fenster auf sein Passwort. Entsperren Sie ihn und versuchen Sie es noch einmal, oder behalten Sie den Schlüssel nur für diesen Lauf im Arbeitsspeicher.',
};
