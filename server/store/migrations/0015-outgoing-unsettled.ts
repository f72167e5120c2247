/** Calls of which nobody knows yet whether they were made: few, among all that ever were. */
export const outgoingUnsettled = `
CREATE INDEX outgoing_sending ON outgoing_calls (ask) WHERE state = 'sending';
CREATE INDEX outgoing_unsettled ON outgoing_calls (line, asked_at) WHERE state IN ('sending', 'unknown');
`;
