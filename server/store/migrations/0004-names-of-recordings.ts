/** Each start asks, for every recording there is, whether anything still names it. */
export const namesOfRecordings = `
CREATE INDEX calls_by_audio_file ON calls (audio_file) WHERE audio_file IS NOT NULL;
CREATE INDEX inbox_by_body_file ON inbox (body_file) WHERE body_file IS NOT NULL;
`;
