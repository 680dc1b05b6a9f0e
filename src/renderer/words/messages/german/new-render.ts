import type { Translation } from '../../../../shared/words/speaker.ts';
import type { newRender as english } from '../english/new-render.ts';

export const newRender: Translation<typeof english> = {
  'newRender.title': 'Neues Rendering',
  'newRender.description':
    'Aus jedem Payload wird ein Rendering. Dateien lassen sich auch überall ins Fenster ziehen, Payloads überall einfügen.',
  'newRender.files': 'Dateien wählen …',
  'newRender.folder': 'Ordner wählen …',
  'newRender.follow': 'Einem per ID folgen …',
  'newRender.samples': 'Beispiele rendern',
  'newRender.paste': 'Ein Payload oder ein curl-Befehl',
  'newRender.change': 'Der Payload von {name}, zum Ändern',
  'newRender.fromClipboard': 'Einfügen',
  'newRender.clipboardClosed':
    'Die Zwischenablage lässt sich von hier nicht lesen. Im Editor Strg+V oder ⌘V drücken.',
  'newRender.clipboard.use': 'Verwenden, was in der Zwischenablage ist',
  'newRender.clipboard.dismiss': 'Nicht verwenden',
  'newRender.clipboard.payload': 'In der Zwischenablage: ein Payload für {provider}, {size}.',
  'newRender.clipboard.json':
    'In der Zwischenablage: JSON, an dem kein Anbieter erkannt wird, {size}.',
  'newRender.clipboard.curl':
    'In der Zwischenablage: ein curl-Befehl an {to} mit einem Payload von {size}.',
  'newRender.clipboard.curlWithKey':
    'In der Zwischenablage: ein curl-Befehl an {to} mit einem Payload von {size}. Sein Schlüssel kommt nicht in den Payload.',
  'newRender.clipboard.renderAt':
    'In der Zwischenablage: die Adresse eines Renderings bei {where}.',
  'newRender.clipboard.renderId':
    'In der Zwischenablage: eine Kennung, {id}…, wie Renderings sie haben.',
  'newRender.saveTemplate': 'Als Vorlage speichern …',
  'newRender.cancel': 'Abbrechen',
  'newRender.review': 'Prüfen',
  'newRender.pasted': 'Eingefügter Payload',
  'newRender.pastedNothing':
    'Das Eingefügte ist kein Payload und keine ID oder Adresse eines Renderings.',
  'newRender.pastedNothing.remedy':
    'Einen ganzen Payload kopieren, von der ersten Klammer bis zur letzten, einen curl-Befehl oder die ID oder Adresse eines Renderings.',
  'newRender.drop': 'Payloads ablegen, um sie zu rendern',
  'newRender.drop.join': 'Dateien ablegen, um sie hinzuzufügen',
  'newRender.drop.hint': 'JSON-Dateien oder ein Ordner mit welchen darin',
  'newRender.drop.account': 'Gesendet mit {name}',
  'newRender.started':
    '{count, plural, one {# Rendering gestartet.} other {# Renderings gestartet.}}',
  'newRender.submitWith': 'Senden mit {name}',
  'newRender.submitWith.ask': 'Senden mit: fragen',
  'newRender.submitWith.label': 'Neue Payloads senden mit',
  'newRender.submitWith.askEach': 'Jedes Mal fragen',
  'newRender.tooLarge': '{name} hat {size}; das ist mehr, als irgendein Anbieter annimmt.',
  'newRender.tooLarge.remedy':
    'Die JSON-Datei des Payloads ablegen und große Medien verlinken statt einbetten.',
  'newRender.unreadable': '{name} ließ sich nicht lesen.',
  'newRender.unreadable.remedy':
    'Prüfen, ob es eine Datei ist, noch existiert und gelesen werden darf; dann noch einmal ablegen.',
  'newRender.emptyFolder': 'Im Ordner {name} liegt keine .json-Datei.',
  'newRender.emptyFolder.remedy':
    'Einen Ordner mit Payloads ablegen oder die Payload-Dateien selbst.',
  'newRender.refused':
    '{count, plural, one {Eine Datei wurde nicht gesendet} other {# Dateien wurden nicht gesendet}}',
  'newRender.refused.dismiss': 'Liste weglegen',
  'newRender.refused.accounts': 'Konten',
  'newRender.refused.settings': 'Einstellungen',

  'newRender.follow.title': 'Einem Rendering folgen',
  'newRender.follow.description':
    'Einem, das anderswo entstanden ist. Es wird bis zum Ende verfolgt, und seine Datei kommt in die Bibliothek. Nichts wird noch einmal gerendert.',
  'newRender.follow.reference': 'Seine ID oder seine Adresse beim Anbieter',
  'newRender.follow.at': 'Eine Adresse bei {name}.',
  'newRender.follow.account': 'Konto',
  'newRender.follow.needsAccount': 'Dafür braucht es ein Konto bei seinem Anbieter.',
  'newRender.follow.busy': 'Wird verfolgt …',
  'newRender.follow.do': 'Folgen',
  'newRender.follow.add': 'Konto hinzufügen …',

  'newRender.editor.loading': 'Der Editor kommt …',
  'newRender.editor.format': 'Formatieren',
  'newRender.editor.compare': 'Änderungen seit #{number}',
  'newRender.editor.unchanged': '$ unveränderte Zeilen',
  'newRender.editor.reads': 'Erkannt: {provider}, {kind}',
  'newRender.editor.keys': 'Strg+Leertaste vervollständigt, Strg+F sucht.',

  'newRender.lint.missing': '{what} fehlt.',
  'newRender.lint.unknown': '{what} ist hier kein dokumentiertes Feld.',
  'newRender.lint.type': 'Hier dokumentiert: {what}.',
  'newRender.lint.value': 'Hier dokumentiert: {what}.',
  'newRender.lint.range': 'Hier dokumentiert: {what}.',
  'newRender.lint.comma': 'Ein Komma fehlt.',
  'newRender.lint.colon': 'Nach dem Namen fehlt ein Doppelpunkt.',
  'newRender.lint.name': 'Der Name eines Feldes fehlt, in doppelten Anführungszeichen.',
  'newRender.lint.valueExpected': 'Ein Wert fehlt.',
  'newRender.lint.close': 'Etwas ist nicht geschlossen.',
  'newRender.lint.end': 'Der Payload endet schon davor.',
  'newRender.lint.comment': 'JSON kennt keine Kommentare.',
  'newRender.lint.json': 'Das ist kein gültiges JSON.',

  'newRender.curl.taken': 'Einem curl-Befehl an {host} entnommen.',
  'newRender.curl.account': 'Das ist die Adresse von {name}; dort wird gerendert.',
  'newRender.curl.stranger': 'Kein Konto hat diese Adresse.',
  'newRender.curl.key':
    'Der Befehl enthält einen Schlüssel. Er wurde weggelassen und wird nirgends behalten.',
  'newRender.curl.addAccount': 'Ein Konto daraus machen …',
  'newRender.curl.dropKey': 'Schlüssel vergessen',
  'newRender.curl.quote':
    'Ein Anführungszeichen im Befehl wird nie geschlossen. Den ganzen Befehl kopieren.',
  'newRender.curl.shell':
    'Der Befehl enthält eine Variable, eine Pipe oder anderes, das nur eine Shell ausfüllt. Hier wird nichts ausgeführt: den Payload selbst einsetzen.',
  'newRender.curl.windows':
    'Der Befehl ist für die Windows-Eingabeaufforderung geschrieben. Stattdessen als „cURL (bash)“ kopieren.',
  'newRender.curl.not-curl': 'Das ist kein curl-Befehl.',
  'newRender.curl.no-payload':
    'Der Befehl sendet keinen Payload: Es fehlt -d, --data-raw oder --json.',
  'newRender.curl.no-address': 'Der Befehl hat keine Adresse.',
  'newRender.curl.several-addresses':
    'Der Befehl hat mehrere Adressen. Eine Anfrage nach der anderen einfügen.',
  'newRender.curl.several-payloads':
    'Der Befehl hat mehrere -d, die curl mit & verbindet. Ein Payload ist ein einziges JSON-Dokument: alles in eines schreiben.',
  'newRender.curl.from-file':
    'Der Befehl liest seinen Payload aus der Datei {what}, die von hier nicht zu sehen ist. Diese Datei ins Fenster ziehen.',
  'newRender.curl.form':
    'Der Befehl sendet ein Formular oder eine Datei ({what}); ein Payload ist JSON.',
  'newRender.curl.unknown-option':
    'Der Befehl hat {what}, und was das ändern würde, ist nicht sicher. Weglassen und noch einmal einfügen.',

  'newRender.templates': 'Vorlagen',
  'newRender.templates.none':
    'Mit einem Payload, der als Vorlage gespeichert ist, lässt sich hier beginnen, und er lässt sich aus einer Tabelle ausfüllen: dazu {example} in einen seiner Texte schreiben.',
  'newRender.templates.import': 'Importieren …',
  'newRender.templates.start': 'Mit {name} beginnen',
  'newRender.templates.rows': 'Aus einer Tabelle ausfüllen …',
  'newRender.templates.more': 'Mehr zu {name}',
  'newRender.templates.edit': 'Bearbeiten …',
  'newRender.templates.export': 'Als Datei exportieren',
  'newRender.templates.delete': 'Löschen',
  'newRender.templates.deleted': '„{name}“ ist gelöscht',
  'newRender.templates.undo': 'Zurückholen',
  'newRender.templates.asks': '{count, plural, one {# Spalte} other {# Spalten}}',
  'newRender.template.title': 'Als Vorlage speichern',
  'newRender.template.edit': 'Vorlage bearbeiten',
  'newRender.template.name': 'Name',
  'newRender.template.save': 'Speichern',
  'newRender.template.saved': '„{name}“ ist gespeichert',
  'newRender.template.hint': 'Spalten, die sie braucht: {columns}.',
  'newRender.template.plain':
    '{example} in einen Text schreiben, um ihn aus einer Tabelle auszufüllen.',

  'newRender.rows.title': 'Aus einer Tabelle ausfüllen',
  'newRender.rows.description':
    'Ein Payload je Zeile. Die erste Zeile einer CSV-Tabelle nennt die Spalten; JSON-Zeilen gehen auch.',
  'newRender.rows.template': 'Vorlage: {name}',
  'newRender.rows.choose': 'Tabelle wählen …',
  'newRender.rows.other': 'Andere Tabelle wählen …',
  'newRender.rows.keepUnknown': 'Platzhalter ohne Spalte stehen lassen',
  'newRender.rows.keepUnknown.hint': 'Für solche, die der Anbieter selbst füllt.',
  'newRender.rows.name': 'Wie jeder heißt',
  'newRender.rows.name.hint': 'Spalten als {example}; {number} ist die Nummer der Zeile.',
  'newRender.rows.count':
    '{count, plural, =0 {Keine Payloads} one {# Payload} other {# Payloads}} aus {table}',
  'newRender.rows.problems':
    '{count, plural, one {# Zeile ist fehlerhaft und bleibt} other {# Zeilen sind fehlerhaft und bleiben}} weg',
  'newRender.rows.place': 'Datensatz {row}, Zeile {line}',
  'newRender.rows.table': 'Die Tabelle',
  'newRender.rows.row': 'Zeile {number}: {name}',
  'newRender.rows.goTo': 'Payload',
  'newRender.rows.previous': 'Der davor',
  'newRender.rows.next': 'Der nächste',
  'newRender.rows.review':
    '{count, plural, =0 {Prüfen} one {# Payload prüfen} other {# Payloads prüfen}}',
  'newRender.rows.looking': 'Die Tabelle wird gelesen …',
};
