import { describe, expect, it } from 'vitest';
import { german } from '../../../src/shared/sentences/german.ts';
import { createTranslator } from '../../../src/shared/sentences/translator.ts';

const translate = createTranslator(german, 'de');

describe('a sentence in German', () => {
  it.each([
    ['There is no such account.', 'Dieses Konto gibt es nicht.'],
    ['Not sent: There is no such account.', 'Nicht gesendet: Dieses Konto gibt es nicht.'],
    [
      '"a" is rendering: there is nothing to check.',
      '„a“ ist beim Rendern: Es gibt nichts zu prüfen.',
    ],
    [
      'The download of “a.png” from host broke off after 1,024 of 2,048,000 bytes.',
      'Der Download von „a.png“ von host brach nach 1.024 von 2.048.000 Byte ab.',
    ],
    [
      'Send it anyway, or raise the limit. It goes on by itself when the limit is raised, or on 1 December 2026 (UTC).',
      'Senden Sie es trotzdem, oder erhöhen Sie die Grenze. Es geht von selbst weiter, wenn die Grenze erhöht wird, oder am 1. Dezember 2026 (UTC).',
    ],
    [
      '"a" waits for the spending guard of "Main": it lets 10 credits a month through; 9.5 credits spent, 0 credits in flight, and this one costs 1 render.',
      '„a“ wartet wegen der Ausgabengrenze von „Main“: Sie lässt 10 credits im Monat durch; 9,5 credits ausgegeben, 0 credits unterwegs, und dieses kostet 1 Rendering.',
    ],
    [
      '3 files are no longer in the library folder: “a.png”, “b.png” and 1 more. Say where they are, or fetch them again while the provider has them.',
      '3 Dateien liegen nicht mehr im Bibliotheksordner: „a.png“, „b.png“ und 1 weitere. Sagen Sie, wo sie sind, oder laden Sie sie noch einmal, solange der Anbieter sie hat.',
    ],
    [
      'It is not among the newest 1,000 files of its account.',
      'Sie ist nicht unter den neuesten 1.000 Dateien ihres Kontos.',
    ],
    [
      'Roughy did not take “it”. Roughy makes the same render of it: it is sent again.',
      'Roughy did not take “it”. Roughy macht daraus dasselbe Rendering: Es wird noch einmal gesendet.',
    ],
    [
      'Mockly would refuse this payload: platform is missing. props must be an object.',
      'Mockly würde diesen Payload ablehnen: platform fehlt. props muss ein Objekt sein.',
    ],
    [
      'Job #7 failed. Mockly could not make the render: out of paint. Check the payload, then render it again. Mockly does not count failed renders.',
      'Rendering #7 ist fehlgeschlagen. Mockly konnte das Rendering nicht machen: „out of paint.“ Prüfen Sie den Payload, und rendern Sie erneut. Mockly zählt fehlgeschlagene Renderings nicht.',
    ],
  ])('says %s', (english, said) => {
    expect(translate(english)).toBe(said);
  });

  it('leaves the words of a provider, and of a person, as they are', () => {
    expect(translate('Mockly could not make the render: it is empty')).toBe(
      'Mockly konnte das Rendering nicht machen: „it is empty“',
    );
    expect(translate('it is empty needs you')).toBe('it is empty braucht Sie');
    expect(translate('queued')).toBe('queued');
    expect(translate('The moon is full.')).toBe('The moon is full.');
  });

  it('takes the sentence that says most, whatever a name holds', () => {
    expect(translate('"a" is failed." is paused already.')).toBe(
      '„a" is failed.“ ist schon angehalten.',
    );
  });

  it('ends soon on texts made to mislead it', () => {
    const misleading = 'The download of “'.repeat(200) + ' from '.repeat(200) + ' of '.repeat(100);
    expect(translate(misleading)).toBe(misleading);
    expect(translate(`${'Not sent: '.repeat(300)}x`)).toContain('Nicht gesendet: ');
    const parts = 'Oh. '.repeat(1_000);
    expect(translate(parts)).toBe(parts);
  });

  it('writes numbers as the country does', () => {
    const swiss = createTranslator(german, 'de-CH');
    expect(swiss('“a” from b is not the file that was promised: 1,024 bytes instead of 7.')).toBe(
      `„a“ von b ist nicht die versprochene Datei: ${new Intl.NumberFormat('de-CH').format(1_024)} Byte statt 7.`,
    );
  });
});
