/**
 * FTS5 merges what was added to its index by itself, in the middle of an insert: some hundred pages at once, for which a
 * ringing phone waits 60 ms and more. Who adds much merges in small steps instead (`mergeSome`); whoever adds little
 * leaves it to those, or to FTS5's own last resort at sixteen small pieces.
 */
export const searchMerging = `
INSERT INTO passage_search (passage_search, rank) VALUES ('automerge', 0);
`;
