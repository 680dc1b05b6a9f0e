import type { Sentences } from '../sentences.ts';

/** What the documents of Mockly, Replicate and Rendley say of their own. */
export const vendors: Sentences = {
  'Check the payload, then render it again. Mockly does not count failed renders.':
    'Prüfen Sie den Payload, und rendern Sie erneut. Mockly zählt fehlgeschlagene Renderings nicht.',
  'props.{name}: Mockly documents true or false here.':
    'props.{name}: Mockly dokumentiert hier true oder false.',
  'props.conversationType must be "direct-message" or "group-chat".':
    'props.conversationType muss „direct-message“ oder „group-chat“ sein.',
  '{problem} A group chat needs it.': '{problem, words} Ein Gruppenchat braucht es.',
  'props.messages: there is no message.': 'props.messages: Es gibt keine Nachricht.',
  'props.messages: one message is of a user who is neither the sender nor a receiver.':
    'props.messages: Eine Nachricht stammt von einem Benutzer, der weder Absender noch Empfänger ist.',
  'props.messages: {count} messages are of a user who is neither the sender nor a receiver.':
    'props.messages: {count} Nachrichten stammen von einem Benutzer, der weder Absender noch Empfänger ist.',
  'The dark look of the platform.': 'Das dunkle Aussehen der Plattform.',
  'As on a phone.': 'Wie auf einem Telefon.',
  'With the frame of a phone around it.': 'Mit dem Rahmen eines Telefons darum.',
  'With time and battery at the top.': 'Oben mit Uhrzeit und Akku.',
  'With the head of the conversation.': 'Mit dem Kopf der Unterhaltung.',
  'With the line that one writes in.': 'Mit der Zeile, in die man schreibt.',
  'With the pictures of the receivers.': 'Mit den Bildern der Empfänger.',
  'With the dates between messages.': 'Mit den Daten zwischen den Nachrichten.',
  'Without a background: PNG, or WebM with alpha.':
    'Ohne Hintergrund: PNG, oder WebM mit Alphakanal.',
  '{field}: sent to Mockly’s newer endpoint, which alone knows this field.':
    '{field}: Geht an den neueren Endpunkt von Mockly, der allein dieses Feld kennt.',
  '{field} is not a field that Mockly knows; it refuses unknown fields at the top.':
    '{field} ist kein Feld, das Mockly kennt; unbekannte Felder auf oberster Ebene lehnt es ab.',
  'rendererVersion: Mockly documents only "mockup-remotion-v1".':
    'rendererVersion: Mockly dokumentiert nur „mockup-remotion-v1“.',
  'mockupType must be "chats".': 'mockupType muss „chats“ sein.',
  'renderKind must be "image": Mockly makes no videos of {type}.':
    'renderKind muss „image“ sein: Mockly macht keine Videos von {type}.',
  'mockupType: "{type}" is sent to Mockly’s newer endpoint, which alone knows it.':
    'mockupType: „{type}“ geht an den neueren Endpunkt von Mockly, der allein ihn kennt.',
  'props must be an object.': 'props muss ein Objekt sein.',
  'props.platform is missing; it must equal the top-level platform.':
    'props.platform fehlt; es muss der platform auf oberster Ebene gleichen.',
  'props.platform must equal the top-level platform.':
    'props.platform muss der platform auf oberster Ebene gleichen.',
  'Mockly ran into an error of its own and marked the render as failed.':
    'Bei Mockly trat ein Fehler auf, und das Rendering gilt dort als fehlgeschlagen.',
  'Render it again; if it goes on, write to Mockly. Failed renders do not count.':
    'Rendern Sie erneut; bleibt es dabei, schreiben Sie an Mockly. Fehlgeschlagene Renderings zählen nicht.',
  'Mockly does not know this render: its id is wrong, or it belongs to another user.':
    'Mockly kennt dieses Rendering nicht: Die Kennung ist falsch, oder es gehört einem anderen Benutzer.',
  'Check the id and the account. Renders made in Mockly’s own editor cannot be followed.':
    'Prüfen Sie die Kennung und das Konto. Renderings aus dem Editor von Mockly lassen sich nicht verfolgen.',
  'The API subscription behind this key is not active.':
    'Das API-Abonnement zu diesem Schlüssel ist nicht aktiv.',
  'Renew it on your account page at Mockly, then resume the account: the same key works again. The jobs wait for it.':
    'Erneuern Sie es auf Ihrer Kontoseite bei Mockly, und setzen Sie dann das Konto fort: Derselbe Schlüssel gilt wieder. Die Renderings warten darauf.',
  'The renders that this key may make in a month seem to be used up.':
    'Die Renderings, die dieser Schlüssel im Monat machen darf, sind offenbar aufgebraucht.',
  'They are renewed on the first day of the month (UTC). Resume the account then, or ask Mockly for more.':
    'Am ersten Tag des Monats (UTC) gibt es neue. Setzen Sie das Konto dann fort, oder bitten Sie Mockly um mehr.',
  'Copy the id from Mockly’s answer, e.g. abc-123.':
    'Kopieren Sie die Kennung aus der Antwort von Mockly, z. B. abc-123.',
  'Look after your credits and plan at Rendley, then render it again: that is a new job.':
    'Sehen Sie bei Rendley nach Credits und Tarif, und rendern Sie dann erneut: Das ist ein neuer Job.',
  'Check that every address in the project is public and permanent, then render it again: that is a new job, which may cost again.':
    'Prüfen Sie, ob jede Adresse im Projekt öffentlich und dauerhaft ist, und rendern Sie dann erneut: Das ist ein neuer Job, der wieder kosten kann.',
  'settings: Rendley documents an object here.': 'settings: Rendley dokumentiert hier ein Objekt.',
  '{field} is not a field that Rendley documents.':
    '{field} ist kein Feld, das Rendley dokumentiert.',
  'It has both project_id and project, and Rendley takes only one of them.':
    'Er hat project_id und project, und Rendley nimmt nur eines davon.',
  'It has neither project_id nor project.': 'Er hat weder project_id noch project.',
  'project_id must be a text.': 'project_id muss ein Text sein.',
  'project_id is empty.': 'project_id ist leer.',
  'project must be an object.': 'project muss ein Objekt sein.',
  'Rendley does not know the project that this payload names, or it belongs to another account.':
    'Rendley kennt das Projekt nicht, das dieser Payload nennt, oder es gehört einem anderen Konto.',
  'Check the project_id and the account, and that its base URL ends in /v1. Nothing was rendered.':
    'Prüfen Sie project_id und Konto, und ob dessen Basisadresse auf /v1 endet. Es wurde nichts gerendert.',
  'Rendley gives no price for this payload.': 'Rendley nennt für diesen Payload keinen Preis.',
  'Check the project_id, or submit it without knowing the price.':
    'Prüfen Sie project_id, oder senden Sie ihn, ohne den Preis zu kennen.',
  'There are too few credits at Rendley for what was asked.':
    'Für das Verlangte sind bei Rendley zu wenige Credits da.',
  'Add credits at Rendley, then resume the account. The jobs wait for it.':
    'Laden Sie bei Rendley Credits auf, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'A limit of your plan at Rendley was reached.':
    'Eine Grenze Ihres Tarifs bei Rendley ist erreicht.',
  'Wait until it is renewed or change the plan at Rendley, then resume the account. The jobs wait for it.':
    'Warten Sie, bis sie sich erneuert, oder ändern Sie den Tarif bei Rendley, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'Rendley knows the key of this account, but does not let it do what was asked.':
    'Rendley kennt den Schlüssel dieses Kontos, lässt ihn aber nicht tun, was verlangt wurde.',
  'Check whose project it is. If only this job is not allowed, cancel it; then resume the account.':
    'Prüfen Sie, wem das Projekt gehört. Ist nur dieses Rendering nicht erlaubt, brechen Sie es ab; setzen Sie dann das Konto fort.',
  'Copy the job’s id from Rendley, e.g. job_8f2c.':
    'Kopieren Sie die Kennung des Jobs von Rendley, z. B. job_8f2c.',
  'Check the input against the model’s page, then run it again: that is a new prediction.':
    'Vergleichen Sie input mit der Seite des Modells, und lassen Sie es noch einmal laufen: Das ist eine neue Prediction.',
  'Replicate has removed the result: it keeps results for one hour.':
    'Replicate hat das Ergebnis entfernt: Ergebnisse bleiben dort eine Stunde.',
  'The model at Replicate succeeded and made nothing.':
    'Das Modell bei Replicate lief durch und machte nichts.',
  'Run it again if you need the result: that is a new prediction, which may cost again.':
    'Lassen Sie es noch einmal laufen, wenn Sie das Ergebnis brauchen: Das ist eine neue Prediction, die wieder kosten kann.',
  'input must be an object.': 'input muss ein Objekt sein.',
  'It has neither version nor model.': 'Er hat weder version noch model.',
  'model must be "owner/name".': 'model muss „owner/name“ sein.',
  'version must be a text.': 'version muss ein Text sein.',
  'version and model: the version says what is run, and the model is ignored.':
    'version und model: version bestimmt, was läuft, und model wird nicht beachtet.',
  '{field} is not a field that Replicate documents.':
    '{field} ist kein Feld, das Replicate dokumentiert.',
  'Replicate does not know the model or version of this payload: {said}':
    'Replicate kennt Modell oder Version dieses Payloads nicht: „{said}“',
  'Check version or model, the account, and that its base URL ends in /v1.':
    'Prüfen Sie version oder model und das Konto, und ob dessen Basisadresse auf /v1 endet.',
  'There is not enough credit at Replicate for what was asked.':
    'Für das Verlangte reicht das Guthaben bei Replicate nicht.',
  'Add credit at Replicate, wait a few minutes, then resume the account. The jobs wait for it.':
    'Laden Sie bei Replicate Guthaben auf, warten Sie einige Minuten, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'Copy the prediction’s id from Replicate.':
    'Kopieren Sie die Kennung der Prediction von Replicate.',
};
