import type { Sentences } from '../sentences.ts';

/** Addresses, connections, proxies and certificates. */
export const network: Sentences = {
  'That is no web address.': 'Das ist keine Webadresse.',
  'Notices would go unencrypted to this address.':
    'Mitteilungen gingen unverschlüsselt an diese Adresse.',
  'The address holds a user name or a password.':
    'Die Adresse enthält einen Benutzernamen oder ein Passwort.',
  'Give the whole address, with https://.': 'Geben Sie die ganze Adresse an, mit https://.',
  'The secret of a webhook is letters, digits and signs, without a space.':
    'Das Geheimnis eines Webhooks besteht aus Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.',
  'Choose another secret.': 'Wählen Sie ein anderes Geheimnis.',
  'The webhook answered {status}.': 'Der Webhook hat mit {status} geantwortet.',
  'The webhook has not answered within {seconds} seconds.':
    'Der Webhook hat innerhalb von {seconds} Sekunden nicht geantwortet.',
  'The webhook could not be reached ({code}).': 'Der Webhook war nicht zu erreichen ({code}).',
  'There is no webhook, or it can not be read.':
    'Es gibt keinen Webhook, oder er lässt sich nicht lesen.',
  'What is kept is no address of a webhook.':
    'Was aufbewahrt ist, ist keine Adresse eines Webhooks.',
  'The address of the webhook is not there. Give it again.':
    'Die Adresse des Webhooks ist nicht da. Geben Sie sie noch einmal an.',
  'No notice has reached your webhook for an hour. {problem} Look at it in the settings.':
    'Seit einer Stunde hat keine Mitteilung Ihren Webhook erreicht. {problem, words} Sehen Sie in den Einstellungen nach.',
  'The base URL is empty.': 'Die Basisadresse ist leer.',
  'Write it out, with https://.': 'Schreiben Sie sie aus, mit https://.',
  'The base URL {url} is not a web address: it begins with "{protocol}".':
    'Die Basisadresse {url} ist keine Webadresse: Sie beginnt mit „{protocol}“.',
  'Use an address that begins with https:// (or http:// for this machine itself).':
    'Verwenden Sie eine Adresse, die mit https:// beginnt (oder mit http:// für diesen Computer selbst).',
  'The base URL {url} would send the key unencrypted over the network.':
    'Mit der Basisadresse {url} ginge der Schlüssel unverschlüsselt durch das Netz.',
  'Use https://. Plain http:// is taken for this machine only: 127.0.0.1, [::1] or localhost.':
    'Verwenden Sie https://. Einfaches http:// gilt nur für diesen Computer: 127.0.0.1, [::1] oder localhost.',
  'The base URL {url} holds a user name or a password.':
    'Die Basisadresse {url} enthält einen Benutzernamen oder ein Passwort.',
  'Leave that part out; the key of the account is given separately.':
    'Lassen Sie diesen Teil weg; der Schlüssel des Kontos wird für sich eingegeben.',
  'The base URL {url} has a "?" or "#" part.':
    'Die Basisadresse {url} hat einen Teil mit „?“ oder „#“.',
  'Leave out everything from the "?" or "#" on.': 'Lassen Sie alles ab dem „?“ oder „#“ weg.',
  'The base URL {url} does not say how to get there.':
    'Die Basisadresse {url} sagt nicht, auf welchem Weg.',
  'Write it with https:// in front.': 'Schreiben Sie https:// davor.',
  'The base URL {url} is not a web address.': 'Die Basisadresse {url} ist keine Webadresse.',
  'Use an address such as https://www.example.com/api/v1.':
    'Verwenden Sie eine Adresse wie https://www.example.com/api/v1.',
  'The file {path} could not be read, or there is no certificate in it.':
    'Die Datei {path} ließ sich nicht lesen, oder es ist kein Zertifikat darin.',
  'Choose a file of certificates in PEM form, which begin with "-----BEGIN CERTIFICATE-----".':
    'Wählen Sie eine Datei mit Zertifikaten in PEM-Form; sie beginnen mit „-----BEGIN CERTIFICATE-----“.',
  'It is tried again by itself; check the network connection if it goes on.':
    'Es wird von selbst wieder versucht; bleibt es dabei, prüfen Sie die Netzverbindung.',
  'Check the network connection and the base URL of the account.':
    'Prüfen Sie die Netzverbindung und die Basisadresse des Kontos.',
  'The name {host} is not known: there is no such server.':
    'Der Name {host} ist nicht bekannt: Einen solchen Server gibt es nicht.',
  'The name {host} could not be looked up.': 'Der Name {host} ließ sich nicht auflösen.',
  'Nothing answers at {host}: connection refused.':
    'Unter {host} antwortet nichts: Die Verbindung wurde abgelehnt.',
  '{host} did not take up the connection in time.':
    '{host} hat die Verbindung nicht rechtzeitig angenommen.',
  'There is no way from this machine to {host}.': 'Von diesem Computer führt kein Weg zu {host}.',
  'No trusted connection to {host} could be made: its certificate or encryption was refused.':
    'Zu {host} kam keine vertrauenswürdige Verbindung zustande: Zertifikat oder Verschlüsselung wurden abgelehnt.',
  'Check the base URL of the account, this machine’s clock, and any program that intercepts the network. Where a network has a certificate of its own, give it in the settings.':
    'Prüfen Sie die Basisadresse des Kontos, die Uhr dieses Computers und Programme, die den Netzverkehr abfangen. Hat ein Netz ein eigenes Zertifikat, geben Sie es in den Einstellungen an.',
  '{host} did not answer within {seconds} s.':
    '{host} hat innerhalb von {seconds} s nicht geantwortet.',
  'The answer of {host} is far longer than any documented one and was not read.':
    'Die Antwort von {host} ist weit länger als jede dokumentierte und wurde nicht gelesen.',
  'The call to {host} was stopped from here.': 'Der Aufruf von {host} wurde von hier beendet.',
  'What {host} answered is not proper HTTP.': 'Was {host} geantwortet hat, ist kein gültiges HTTP.',
  'No connection to {host} could be made.': 'Zu {host} kam keine Verbindung zustande.',
  'The connection to {host} broke before it answered.':
    'Die Verbindung zu {host} brach ab, bevor eine Antwort kam.',
  'The connection to {host} broke in the middle of its answer.':
    'Die Verbindung zu {host} brach mitten in der Antwort ab.',
  'The call ended without a whole answer.': 'Der Aufruf endete ohne eine ganze Antwort.',
  'The proxy is not an address such as http://proxy.example.com:3128 or socks5h://127.0.0.1:1080.':
    'Der Proxy ist keine Adresse wie http://proxy.example.com:3128 oder socks5h://127.0.0.1:1080.',
  'The address of the proxy holds a name or a password.':
    'Die Adresse des Proxys enthält einen Namen oder ein Passwort.',
  'Give "system", "none", or an address with http://, https://, socks5h:// or socks4a:// and without a name and password; those are given by themselves and kept in the keychain.':
    'Geben Sie „system“, „none“ oder eine Adresse mit http://, https://, socks5h:// oder socks4a:// an, ohne Namen und Passwort; die werden für sich angegeben und im Schlüsselbund behalten.',
  'It is no name and password with a colon between them (name:password).':
    'Es ist kein Name und Passwort mit einem Doppelpunkt dazwischen (Name:Passwort).',
  'There is no proxy that a name and a password could be for.':
    'Es gibt keinen Proxy, für den Name und Passwort sein könnten.',
  'Choose the system’s proxy or one of your own first.':
    'Wählen Sie zuerst den Proxy des Systems oder einen eigenen.',
  'The name for an HTTP proxy can not have a colon in it.':
    'Im Namen für einen HTTP-Proxy darf kein Doppelpunkt stehen.',
  'Give the name alone, and the password in its own field.':
    'Geben Sie den Namen allein an und das Passwort in seinem eigenen Feld.',
  'The proxy {proxy} does not accept the name and password that it was given.':
    'Der Proxy {proxy} nimmt den Namen und das Passwort nicht an, die er bekam.',
  'Give it others under Settings, Network, or with `renderdesk settings proxy-login`.':
    'Geben Sie unter Einstellungen, Netz, andere an, oder mit `renderdesk settings proxy-login`.',
  'The proxy {proxy} asks for a name and a password.':
    'Der Proxy {proxy} fragt nach einem Namen und einem Passwort.',
  'Give them under Settings, Network, or with `renderdesk settings proxy-login`.':
    'Geben Sie sie unter Einstellungen, Netz, an, oder mit `renderdesk settings proxy-login`.',
  'The proxy {proxy} asks for a login of a kind that Renderdesk does not know: {schemes}.':
    'Der Proxy {proxy} verlangt eine Anmeldung, die Renderdesk nicht kennt: {schemes}.',
  'Ask whoever runs it for one that takes a name and a password (Basic), or for an exemption.':
    'Bitten Sie den Betreiber um eine mit Name und Passwort (Basic) oder um eine Ausnahme.',
  'The proxy {proxy} can not be reached: {why}.':
    'Der Proxy {proxy} ist nicht zu erreichen: {why, words}.',
  'Check its address under Settings, Network, and that it is running; it is tried again by itself.':
    'Prüfen Sie seine Adresse unter Einstellungen, Netz, und ob er läuft; es wird von selbst wieder versucht.',
  'The proxy {proxy} made no connection to {host}: {why}.':
    'Der Proxy {proxy} hat keine Verbindung zu {host} hergestellt: {why, words}.',
  'Ask whoever runs the proxy whether it lets this server through; it is tried again by itself.':
    'Fragen Sie den Betreiber des Proxys, ob er diesen Server durchlässt; es wird von selbst wieder versucht.',
  'What answers at {proxy} does not speak as a proxy of this kind (SOCKS) does.':
    'Was unter {proxy} antwortet, spricht nicht wie ein Proxy dieser Art (SOCKS).',
  'What answers at {proxy} does not speak as a proxy of this kind (HTTP) does.':
    'Was unter {proxy} antwortet, spricht nicht wie ein Proxy dieser Art (HTTP).',
  'Check the kind and the address of the proxy under Settings, Network.':
    'Prüfen Sie Art und Adresse des Proxys unter Einstellungen, Netz.',
  'it closed the connection without an answer': 'er schloss die Verbindung ohne eine Antwort',
  'its name is not known': 'sein Name ist nicht bekannt',
  'its name could not be looked up': 'sein Name ließ sich nicht nachschlagen',
  'it did not answer in time': 'er antwortete nicht rechtzeitig',
  'there is no way to it from this machine': 'von diesem Computer führt kein Weg zu ihm',
  'the connection to it was cut': 'die Verbindung zu ihm wurde getrennt',
  'it answered {status}': 'er antwortete {status}',
  'it took too long': 'es dauerte zu lange',
  'it refused to': 'er lehnte es ab',
  'it failed at it': 'es gelang ihm nicht',
  'its rules do not allow it': 'seine Regeln erlauben es nicht',
  'its network can not be reached from there': 'dessen Netz ist von dort nicht zu erreichen',
  'there is no way from it to that server': 'von ihm führt kein Weg zu diesem Server',
  'this machine does not know that name, which {kind}// has it look up (socks4a:// leaves that to the proxy)':
    'dieser Computer kennt diesen Namen nicht, den {kind}// ihn nachschlagen lässt (socks4a:// überlässt das dem Proxy)',
  'this machine does not know that name, which {kind}// has it look up (socks5h:// leaves that to the proxy)':
    'dieser Computer kennt diesen Namen nicht, den {kind}// ihn nachschlagen lässt (socks5h:// überlässt das dem Proxy)',
};
