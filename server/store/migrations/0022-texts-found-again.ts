/**
 * What a text is found again by at the provider where its answer was lost: the provider's own id (`sid`), or, where that
 * was lost too, the keyed hash of its words. Neither is left of somebody who was forgotten.
 */
export const textsFoundAgain = `
ALTER TABLE texts ADD COLUMN sid TEXT;
ALTER TABLE texts ADD COLUMN words_key TEXT;
CREATE INDEX texts_by_sid ON texts (sid) WHERE sid IS NOT NULL;
CREATE TRIGGER no_words_of_the_forgotten AFTER UPDATE OF to_key ON texts
WHEN old.to_key IS NOT NULL AND new.to_key IS NULL BEGIN
  UPDATE texts SET sid = NULL, words_key = NULL WHERE id = new.id;
END;
`;
