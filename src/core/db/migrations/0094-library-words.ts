import type { Migration } from './migration.ts';

const words = (row: string): string => `library_words_of(${row}.own || char(10) || ${row}.payload)`;

/** Each word of a text as a row. Words are letters, which JSON takes as they are. */
export const eachWord = (row: string): string =>
  `json_each('["' || replace(${words(row)}, ' ', '","') || '"]') AS word`;

const indexWords = `
      INSERT INTO library_words (rowid, text) VALUES (new.id, ${words('new')});
      INSERT OR IGNORE INTO library_word (word)
        SELECT word.value FROM ${eachWord('new')} WHERE word.value <> '';`;

/*
 * A word that few texts have may be made of letters that many have: trigrams then name a thousand
 * texts for each one that has it. So there is an index of whole words, which names the right ones
 * only, and of the words themselves, which says what words a few letters are part of.
 */
export const libraryWords: Migration = {
  version: 94,
  sql: `
    -- Every word that a text has or had.
    CREATE TABLE library_word (
      id INTEGER PRIMARY KEY,
      word TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE VIRTUAL TABLE library_word_parts USING fts5 (
      word, content = '', detail = none, tokenize = 'trigram case_sensitive 1'
    );
    CREATE VIRTUAL TABLE library_words USING fts5 (
      text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );
    INSERT INTO library_words (library_words, rank) VALUES ('automerge', 0);

    -- Texts of items below this one are not yet among the words: 0: all are.
    ALTER TABLE library_build ADD COLUMN words_from INTEGER NOT NULL DEFAULT 0;
    UPDATE library_build SET words_from = coalesce((SELECT max(id) + 1 FROM library_text), 0);

    CREATE TRIGGER library_word_is_taken_apart AFTER INSERT ON library_word
    BEGIN
      INSERT INTO library_word_parts (rowid, word) VALUES (new.id, new.word);
    END;
    CREATE TRIGGER library_text_is_in_words AFTER INSERT ON library_text
    BEGIN${indexWords}
    END;
    CREATE TRIGGER library_text_is_in_words_anew AFTER UPDATE ON library_text
    WHEN old.id <> new.id OR old.own <> new.own OR old.payload <> new.payload
    BEGIN
      DELETE FROM library_words WHERE rowid = old.id;${indexWords}
    END;
    CREATE TRIGGER library_text_is_no_longer_in_words AFTER DELETE ON library_text
    BEGIN
      DELETE FROM library_words WHERE rowid = old.id;
    END;
  `,
};
