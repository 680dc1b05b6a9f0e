import type { Sentences } from '../sentences.ts';

/** What the documents of Roughy, Shotstack and Swiftia say of their own. */
export const moreVendors: Sentences = {
  'Look at the asset and the cut at Roughy. The same request may bring back this same failed render; change its output to have it made anew.':
    'Sehen Sie sich Asset und Cut bei Roughy an. Dieselbe Anfrage kann wieder dieses fehlgeschlagene Rendering bringen; ändern Sie output, damit es neu gemacht wird.',
  'output is missing.': 'output fehlt.',
  'output must be an object.': 'output muss ein Objekt sein.',
  'Roughy documents no other fields than asset_id, cut_id and output.':
    'Roughy dokumentiert keine anderen Felder als asset_id, cut_id und output.',
  '{field}: Roughy documents its ids as UUIDs.':
    '{field}: Roughy dokumentiert seine Kennungen als UUIDs.',
  'output.format is missing; Roughy says that it is required.':
    'output.format fehlt; laut Roughy ist es nötig.',
  'output.{name}: Roughy documents only {known}.':
    'output.{name}: Roughy dokumentiert nur {known}.',
  'output.{name} is for videos only.': 'output.{name} gilt nur für Videos.',
  'Roughy is still preparing what this render is made from.':
    'Roughy bereitet noch vor, woraus dieses Rendering entsteht.',
  'Roughy is still preparing what this render is made from. Roughy says: {said}':
    'Roughy bereitet noch vor, woraus dieses Rendering entsteht. Roughy meldet: „{said}“',
  'It is sent again by itself until that is ready. If the cut or the asset has failed at Roughy, cancel the job.':
    'Es wird von selbst wieder gesendet, bis das bereit ist. Ist Cut oder Asset bei Roughy gescheitert, brechen Sie das Rendering ab.',
  'Roughy prepared the asset, but it is not paid for.':
    'Roughy hat das Asset vorbereitet, aber es ist nicht bezahlt.',
  'Roughy prepared the asset, but it is not paid for. Roughy says: {said}':
    'Roughy hat das Asset vorbereitet, aber es ist nicht bezahlt. Roughy meldet: „{said}“',
  'Top up your credits at Roughy, then render it again.':
    'Laden Sie bei Roughy Credits auf, und rendern Sie dann erneut.',
  'Roughy cannot render this as things stand (HTTP 409).':
    'Roughy kann das so nicht rendern (HTTP 409).',
  'Roughy cannot render this as things stand (HTTP 409). Roughy says: {said}':
    'Roughy kann das so nicht rendern (HTTP 409). Roughy meldet: „{said}“',
  'Look at the asset and the cut at Roughy, then render it again.':
    'Sehen Sie sich Asset und Cut bei Roughy an, und rendern Sie dann erneut.',
  'Roughy does not accept the key of this account.':
    'Roughy nimmt den Schlüssel dieses Kontos nicht an.',
  'A key works only at the host it was made for: api.roughy.ai, or roughy-api-staging.fly.dev for staging. Check the base URL, then enter the key again. The jobs wait for it.':
    'Ein Schlüssel gilt nur bei dem Host, für den er gemacht wurde: api.roughy.ai, oder roughy-api-staging.fly.dev für Staging. Prüfen Sie die Basisadresse, und geben Sie den Schlüssel noch einmal ein. Die Renderings warten darauf.',
  'Roughy does not know what the payload names.': 'Roughy kennt nicht, was der Payload nennt.',
  'Roughy does not know what the payload names: {said}':
    'Roughy kennt nicht, was der Payload nennt: „{said}“',
  'Check asset_id and cut_id. They must belong to this account, and the cut to the asset.':
    'Prüfen Sie asset_id und cut_id. Sie müssen zu diesem Konto gehören, und der Cut zum Asset.',
  'Roughy does not know this render: its id is wrong, or it belongs to another account.':
    'Roughy kennt dieses Rendering nicht: Die Kennung ist falsch, oder es gehört einem anderen Konto.',
  'Check the id, the account and its base URL: staging and production share no renders.':
    'Prüfen Sie die Kennung, das Konto und dessen Basisadresse: Staging und Produktion teilen keine Renderings.',
  'Roughy did not say the state of this render; that it has a file says it is completed.':
    'Roughy nannte den Zustand dieses Renderings nicht; da es eine Datei hat, ist es fertig.',
  'Copy the id of the render from Roughy, e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a.':
    'Kopieren Sie die Kennung des Renderings von Roughy, z. B. 3c90c3cc-0d44-4b50-8888-8dd25736052a.',
  'Roughy accepts the key; its balance is {credits} credits.':
    'Roughy nimmt den Schlüssel an; sein Guthaben beträgt {credits, number} Credits.',
  'Roughy accepts the key, but its balance is {credits} credits: new assets will be refused.':
    'Roughy nimmt den Schlüssel an, aber sein Guthaben beträgt {credits, number} Credits: Neue Assets werden abgelehnt.',
  'Check that every asset can be loaded from anywhere, then render it again: that is a new render.':
    'Prüfen Sie, ob jedes Asset von überall geladen werden kann, und rendern Sie dann erneut: Das ist ein neues Rendering.',
  'timeline must be an object.': 'timeline muss ein Objekt sein.',
  'timeline.tracks must be a list.': 'timeline.tracks muss eine Liste sein.',
  'output.format: Shotstack documents {known}.': 'output.format: Shotstack dokumentiert {known}.',
  'https://api.shotstack.io/edit/v1, or …/edit/stage for its sandbox':
    'https://api.shotstack.io/edit/v1, oder …/edit/stage für die Sandbox',
  'https://www.getmockly.com/api/v1, with "www"': 'https://www.getmockly.com/api/v1, mit „www“',
  'Shotstack did not take the edit: {said}':
    'Shotstack hat den Edit nicht angenommen: {said, words}',
  'it gave no reason': 'ohne einen Grund zu nennen',
  'Shotstack does not let the key of this account do what was asked.':
    'Shotstack lässt den Schlüssel dieses Kontos nicht tun, was verlangt wurde.',
  'Check that the key belongs to the environment in the base URL (stage or v1), then enter it again or resume the account. The jobs wait for it.':
    'Prüfen Sie, ob der Schlüssel zur Umgebung in der Basisadresse gehört (stage oder v1), und geben Sie ihn noch einmal ein, oder setzen Sie das Konto fort. Die Renderings warten darauf.',
  'Copy the render’s id, which is a UUID, from Shotstack.':
    'Kopieren Sie die Kennung des Renderings, eine UUID, von Shotstack.',
  'Look at the job and the short at Swiftia, then render it again.':
    'Sehen Sie sich Job und Short bei Swiftia an, und rendern Sie dann erneut.',
  'id is missing; it is the id of the completed job.':
    'id fehlt; es ist die Kennung des fertigen Jobs.',
  'id must be a text.': 'id muss ein Text sein.',
  'target is missing; it says which short of the job is rendered.':
    'target fehlt; es sagt, welcher Short des Jobs gerendert wird.',
  'target must be a text or a number.': 'target muss ein Text oder eine Zahl sein.',
  'type: only renders of short videos are documented in full.':
    'type: Nur Renderings kurzer Videos sind ganz dokumentiert.',
  '{field}: Swiftia documents an object here.': '{field}: Swiftia dokumentiert hier ein Objekt.',
  'The storage of this organisation at Swiftia is full{usage}.':
    'Der Speicher dieser Organisation bei Swiftia ist voll{usage, words}.',
  '{before} ({used} of {total} used)':
    '{before, words} ({used, number} von {total, number} belegt)',
  'Delete files at Swiftia or upgrade the plan, then resume the account. The jobs wait for it.':
    'Löschen Sie Dateien bei Swiftia, oder erweitern Sie den Tarif, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'Swiftia wants the phone number of this account verified first.':
    'Swiftia will zuerst die Telefonnummer dieses Kontos bestätigt haben.',
  'Verify it on your account page at Swiftia, then resume the account. The jobs wait for it.':
    'Bestätigen Sie sie auf Ihrer Kontoseite bei Swiftia, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'The credits of this organisation at Swiftia do not suffice.':
    'Die Credits dieser Organisation bei Swiftia reichen nicht.',
  'Top them up at Swiftia, then resume the account. The jobs wait for it.':
    'Laden Sie sie bei Swiftia auf, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'Swiftia forbids this account what was asked.':
    'Swiftia erlaubt diesem Konto nicht, was verlangt wurde.',
  'Swiftia forbids this account what was asked: {said}':
    'Swiftia erlaubt diesem Konto nicht, was verlangt wurde: „{said}“',
  'Look at your account page at Swiftia, then resume the account. The jobs wait for it.':
    'Sehen Sie auf Ihrer Kontoseite bei Swiftia nach, und setzen Sie dann das Konto fort. Die Renderings warten darauf.',
  'Swiftia does not know what the payload names.': 'Swiftia kennt nicht, was der Payload nennt.',
  'Swiftia does not know what the payload names: {said}':
    'Swiftia kennt nicht, was der Payload nennt: „{said}“',
  'Check id, target and brandPresetId. They must belong to the organisation of this account.':
    'Prüfen Sie id, target und brandPresetId. Sie müssen zur Organisation dieses Kontos gehören.',
  'Swiftia does not know this render: its id is wrong, or it belongs to another organisation.':
    'Swiftia kennt dieses Rendering nicht: Die Kennung ist falsch, oder es gehört einer anderen Organisation.',
  'Check the id and the account. The id is the renderId, not the id of the job it was made from.':
    'Prüfen Sie die Kennung und das Konto. Gemeint ist die renderId, nicht die id des Jobs, aus dem es gemacht wurde.',
  'Copy the renderId from the answer of Swiftia that began the render.':
    'Kopieren Sie die renderId aus der Antwort von Swiftia, mit der das Rendering begann.',
};
