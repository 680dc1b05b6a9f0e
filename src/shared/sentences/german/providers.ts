import type { Sentences } from '../sentences.ts';

/** What the refusals of any provider mean, and what payloads look like. */
export const providers: Sentences = {
  '{count} more addresses like these.': '{count} weitere solche Adressen.',
  '{place}: this file is on your own machine, where the provider cannot load it.':
    '{place}: Diese Datei liegt auf Ihrem Computer, wo der Anbieter sie nicht laden kann.',
  '{place}: this address only means something inside one browser tab.':
    '{place}: Diese Adresse gilt nur innerhalb eines Browser-Tabs.',
  '{place}: this address is in a private network, where the provider cannot load it.':
    '{place}: Diese Adresse liegt in einem privaten Netz, wo der Anbieter sie nicht laden kann.',
  '{place}: this looks like a signed link; if it expires before the render, the render fails.':
    '{place}: Das sieht nach einem signierten Link aus; läuft er vor dem Rendering ab, schlägt es fehl.',
  '{provider} would refuse this payload: {problems} And {count} more.':
    '{provider} würde diesen Payload ablehnen: {problems, words} Und {count} weitere Gründe.',
  '{provider} would refuse this payload: {problems}':
    '{provider} würde diesen Payload ablehnen: {problems, words}',
  'Correct the payload and drop it again; nothing was sent.':
    'Berichtigen Sie den Payload, und legen Sie ihn noch einmal ab; gesendet wurde nichts.',
  'another address': 'eine andere Adresse',
  'The base URL of this account answers with a redirect to {where} (HTTP {status}), and a key is never sent after a redirect.':
    'Die Basisadresse dieses Kontos antwortet mit einer Weiterleitung auf {where, words} (HTTP {status}), und nach einer Weiterleitung wird nie ein Schlüssel gesendet.',
  'Check the base URL; {provider}’s own is {url}.':
    'Prüfen Sie die Basisadresse; die von {provider} ist {url, words}.',
  'Add an account with the base URL {url} and submit there.':
    'Fügen Sie ein Konto mit der Basisadresse {url} hinzu, und senden Sie dort.',
  '{provider} does not accept the key of this account.':
    '{provider} nimmt den Schlüssel dieses Kontos nicht an.',
  'Check at {provider} that the key was not revoked, and enter it again or a new one. The jobs wait for it.':
    'Prüfen Sie bei {provider}, ob der Schlüssel widerrufen wurde, und geben Sie ihn noch einmal oder einen neuen ein. Die Renderings warten darauf.',
  '{provider} asks for a payment before it renders more.':
    '{provider} verlangt eine Zahlung, bevor weiter gerendert wird.',
  'Settle it on your account page at {provider}, then resume the account. The jobs wait for it.':
    'Klären Sie es auf Ihrer Kontoseite bei {provider}, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  '{provider} forbids this account what was asked.':
    '{provider} erlaubt diesem Konto nicht, was verlangt wurde.',
  'Look at your account page at {provider}, then resume the account. The jobs wait for it.':
    'Sehen Sie auf Ihrer Kontoseite bei {provider} nach, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  '{provider} answered with a web page (HTTP {status}).':
    '{provider} antwortete mit einer Webseite (HTTP {status}).',
  '{provider} answered with something that is not its documented answer (HTTP {status}).':
    '{provider} antwortete mit etwas anderem als der dokumentierten Antwort (HTTP {status}).',
  'Check the base URL of the account; if it is right, the fault is at {provider}.':
    'Prüfen Sie die Basisadresse des Kontos; stimmt sie, liegt der Fehler bei {provider}.',
  'What answers at the base URL of this account is not the {provider} API (HTTP {status}).':
    'Was unter der Basisadresse dieses Kontos antwortet, ist nicht die API von {provider} (HTTP {status}).',
  'Check the base URL; it usually ends in {end}.':
    'Prüfen Sie die Basisadresse; sie endet meist auf {end, list}.',
  '{provider} asks to send requests more slowly.':
    '{provider} bittet, Anfragen langsamer zu senden.',
  'Nothing needs to be done: it goes on by itself.':
    'Es ist nichts zu tun: Es geht von selbst weiter.',
  '{provider} refused the payload without saying why.':
    '{provider} hat den Payload abgelehnt, ohne zu sagen, warum.',
  '{provider} refused the payload: {said}': '{provider} hat den Payload abgelehnt: „{said}“',
  'Correct the payload and submit it again.':
    'Berichtigen Sie den Payload, und senden Sie ihn noch einmal.',
  '{provider} refused the payload because it is too large.':
    '{provider} hat den Payload abgelehnt, weil er zu groß ist.',
  'Host the images somewhere public and give their URLs instead of data URLs.':
    'Legen Sie die Bilder öffentlich ab, und geben Sie ihre Adressen statt Data-URLs an.',
  '{provider} refused the request (HTTP {status}).':
    '{provider} hat die Anfrage abgelehnt (HTTP {status}).',
  'Check the payload and the base URL of the account.':
    'Prüfen Sie den Payload und die Basisadresse des Kontos.',
  'There is no {provider} API at the base URL of this account (HTTP {status}).':
    'Unter der Basisadresse dieses Kontos gibt es keine API von {provider} (HTTP {status}).',
  'Check the base URL of the account; it usually ends in {end}.':
    'Prüfen Sie die Basisadresse des Kontos; sie endet meist auf {end, list}.',
  '{provider} does not know this render: its id is wrong, or it belongs to another user.':
    '{provider} kennt dieses Rendering nicht: Die Kennung ist falsch, oder es gehört einem anderen Benutzer.',
  'Check the id and the account.': 'Prüfen Sie die Kennung und das Konto.',
  '{provider} could not answer properly (HTTP {status}).':
    '{provider} konnte nicht richtig antworten (HTTP {status}).',
  'It is asked again by itself; if it goes on, look whether {provider} reports a disturbance.':
    'Es wird von selbst wieder gefragt; bleibt es dabei, sehen Sie nach, ob {provider} eine Störung meldet.',
  'There is no provider "{id}" in Renderdesk.':
    'Einen Anbieter „{id}“ gibt es in Renderdesk nicht.',
  'Use one of: {known}.': 'Verwenden Sie einen davon: {known}.',
  '{what} and gave no reason.': '{what, words}, ohne einen Grund zu nennen.',
  '{provider} could not make the render: {reason}':
    '{provider} konnte das Rendering nicht machen: „{reason}“',
  'Mockly could not make the render': 'Mockly konnte das Rendering nicht machen',
  'Rendley could not make the render': 'Rendley konnte das Rendering nicht machen',
  'Roughy could not make the render': 'Roughy konnte das Rendering nicht machen',
  'Shotstack could not make the render': 'Shotstack konnte das Rendering nicht machen',
  'Swiftia could not make the render': 'Swiftia konnte das Rendering nicht machen',
  'The model at Replicate failed': 'Das Modell bei Replicate ist gescheitert',
  'The model at Replicate failed: {reason}': 'Das Modell bei Replicate ist gescheitert: „{reason}“',
  'Roughy made this very render before, and it failed':
    'Roughy hat genau dieses Rendering schon einmal gemacht, und es schlug fehl',
  'Roughy made this very render before, and it failed: {reason}':
    'Roughy hat genau dieses Rendering schon einmal gemacht, und es schlug fehl: „{reason}“',
  'This cannot be the id of a render at {provider}.':
    'Das kann nicht die Kennung eines Renderings bei {provider} sein.',
  'The payload is not a JSON object.': 'Der Payload ist kein JSON-Objekt.',
  'an object': 'ein Objekt',
  'a list of users': 'eine Liste von Benutzern',
  'a list of messages': 'eine Liste von Nachrichten',
  'a text': 'ein Text',
  '{field} is missing.': '{field} fehlt.',
  '{field} must be {what}.': '{field} muss {what, list} sein.',
  '{field} must be a text.': '{field} muss ein Text sein.',
  'the API key from Rendley': 'der API-Schlüssel von Rendley',
  'a Rendley export, an object with project_id or project, and settings if you want any':
    'ein Export für Rendley, ein Objekt mit project_id oder project, auf Wunsch mit settings',
  'a Mockly payload, an object with mockupType, platform, renderKind, resolutionScale, rendererVersion and props':
    'ein Payload für Mockly, ein Objekt mit mockupType, platform, renderKind, resolutionScale, rendererVersion und props',
  'a Replicate prediction, an object with input, and version or model (as "owner/name")':
    'eine Prediction für Replicate, ein Objekt mit input und version oder model (als „owner/name“)',
  'a Roughy payload, an object with asset_id, output and perhaps cut_id':
    'ein Payload für Roughy, ein Objekt mit asset_id, output und vielleicht cut_id',
  'a Shotstack edit, an object with timeline and output':
    'ein Edit für Shotstack, ein Objekt mit timeline und output',
  'a Swiftia payload, an object with id (of a completed job), target (one of its shorts) and perhaps brandPresetId, preset, size and options':
    'ein Payload für Swiftia, ein Objekt mit id (eines fertigen Jobs), target (einem seiner Shorts) und vielleicht brandPresetId, preset, size und options',
  'the key of this environment (stage or v1)': 'der Schlüssel dieser Umgebung (stage oder v1)',
  'from your account at Swiftia': 'aus Ihrem Konto bei Swiftia',
  'Checks and downloads': 'Abfragen und Downloads',
  'Checks and lists': 'Abfragen und Listen',
  'Requests, by our own limit': 'Anfragen, nach unserer eigenen Grenze',
  'Requests of the organisation': 'Anfragen der Organisation',
  'Low credit': 'Wenig Guthaben',
  Requests: 'Anfragen',
  Submits: 'Senden',
  Production: 'Produktion',
};
