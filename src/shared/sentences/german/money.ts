import type { Sentences } from '../sentences.ts';

/** Prices, the month's quota and the spending guard. */
export const money: Sentences = {
  'What "{account}" may ask {provider} a minute did not suffice to ask what this costs.':
    'Was „{account}“ bei {provider} in der Minute fragen darf, reichte nicht, um den Preis zu erfragen.',
  'Ask again in a minute, or submit it: its price is asked for before it is sent.':
    'Fragen Sie in einer Minute noch einmal, oder senden Sie es: Der Preis wird vorher erfragt.',
  'It could not be asked what it costs: {why}': 'Der Preis ließ sich nicht erfragen: {why, words}',
  'What {provider} said of the price of "{job}" could not be read.':
    'Was {provider} zum Preis von „{job}“ sagte, ließ sich nicht lesen.',
  'It is asked again by itself.': 'Es wird von selbst wieder gefragt.',
  '"{job}" waits: "{account}" has a spending guard, and what it costs could not be asked: {why}':
    '„{job}“ wartet: „{account}“ hat eine Ausgabengrenze, und der Preis ließ sich nicht erfragen: {why, words}',
  'It is asked again by itself. Without the guard it would be sent without a price.':
    'Es wird von selbst wieder gefragt. Ohne die Ausgabengrenze würde es ohne Preis gesendet.',
  'The spending guard of "{account}" stops, and does not ask.':
    'Die Ausgabengrenze von „{account}“ hält an und fragt nicht.',
  'Raise its limit, let it ask, or take it away; the jobs then go on by themselves.':
    'Erhöhen Sie die Grenze, lassen Sie fragen, oder heben Sie sie auf; die Renderings gehen dann von selbst weiter.',
  '"{job}" waits for no spending guard, no time and no other render: it is {state}.':
    '„{job}“ wartet weder wegen einer Ausgabengrenze noch auf eine Zeit oder ein anderes Rendering: Es ist {state, words}.',
  'There is nothing to let pass.': 'Es gibt nichts durchzulassen.',
  '"{job}" waits: {provider} says that this month\'s quota of {kind} renders is used up.':
    '„{job}“ wartet: {provider} meldet, dass das Kontingent dieses Monats aufgebraucht ist (Art: {kind, words}).',
  'It goes on by itself on {day} (UTC). Have it tried again at once if your plan was changed, or use another account.':
    'Es geht am {day, day} (UTC) von selbst weiter. Lassen Sie es gleich wieder versuchen, wenn Ihr Tarif geändert wurde, oder nehmen Sie ein anderes Konto.',
  'It goes on by itself when the limit is raised, or on {day} (UTC).':
    'Es geht von selbst weiter, wenn die Grenze erhöht wird, oder am {day, day} (UTC).',
  '"{job}" waits for the spending guard of "{account}": {sum}.':
    '„{job}“ wartet wegen der Ausgabengrenze von „{account}“: {sum, words}.',
  'Send it anyway, or raise the limit. It goes on by itself when the limit is raised, or on {day} (UTC).':
    'Senden Sie es trotzdem, oder erhöhen Sie die Grenze. Es geht von selbst weiter, wenn die Grenze erhöht wird, oder am {day, day} (UTC).',
  '{account} has reached its spending guard': '{account} hat die Ausgabengrenze erreicht',
  '"{job}" would pass the spending guard of "{account}": {sum}.':
    '„{job}“ würde die Ausgabengrenze von „{account}“ überschreiten: {sum, words}.',
  'Raise the limit, let the guard ask, or wait for the next month. Nothing was sent.':
    'Erhöhen Sie die Grenze, lassen Sie fragen, oder warten Sie auf den nächsten Monat. Es wurde nichts gesendet.',
  'it lets {limit} a month through; {spent} spent, {flight} in flight, and what this one costs is not known':
    'Sie lässt {limit, number} im Monat durch; {spent, number} ausgegeben, {flight, number} unterwegs, und was dieses kostet, ist nicht bekannt',
  'it lets {limit} a month through; {spent} spent, {flight} in flight, and this one costs {price}':
    'Sie lässt {limit, number} im Monat durch; {spent, number} ausgegeben, {flight, number} unterwegs, und dieses kostet {price, number}',
  'it lets {limit} a month through; {spent} spent, {flight} in flight, and this one usually costs {price}':
    'Sie lässt {limit, number} im Monat durch; {spent, number} ausgegeben, {flight, number} unterwegs, und dieses kostet gewöhnlich {price, number}',
  "{account}: {share} % of the month's {kind} quota":
    '{account}: {share} % des Monatskontingents ({kind, words})',
  '{used} of {quota} {kind} renders of {month} are used at {provider}.{more}':
    'Bei {provider} sind {used, number} von {quota, number} Renderings für {month} verbraucht (Art: {kind, words}).{more, words}',
  '{before} More are sent until {provider} refuses them; a spending guard of the account stops them here.':
    '{before, words} Weitere werden gesendet, bis {provider} sie ablehnt; eine Ausgabengrenze des Kontos hält sie schon hier auf.',
  'Its price is not known: it counts as {amount}, what such renders of this account usually cost.':
    'Sein Preis ist nicht bekannt: Es zählt als {amount, number}, was solche Renderings dieses Kontos gewöhnlich kosten.',
  'Its price is not known, and no such render was priced before: it counts as {amount}.':
    'Sein Preis ist nicht bekannt, und für kein solches Rendering war bisher einer bekannt: Es zählt als {amount, number}.',
  "{account}: the month's {kind} quota is used up":
    '{account}: Das Kontingent des Monats ist aufgebraucht ({kind, words})',
  'A spending guard needs a unit.': 'Eine Ausgabengrenze braucht eine Einheit.',
  'The unit of a spending guard has at most 24 characters.':
    'Die Einheit einer Ausgabengrenze hat höchstens 24 Zeichen.',
  'The unit of a spending guard is a word.': 'Die Einheit einer Ausgabengrenze ist ein Wort.',
  'The limit of a spending guard is a number from 0.': 'Eine Ausgabengrenze ist eine Zahl ab 0.',
  'The limit of a spending guard is at most 1,000,000,000.':
    'Eine Ausgabengrenze ist höchstens 1.000.000.000.',
};
