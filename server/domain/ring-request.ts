/** What is told about a ringing phone; every field may be missing. */
export type RingRequest = {
  /** As the provider spelled it. */
  callerNumber: string | null;
  calledNumber: string | null;
  agentId: string | null;
  callSid: string | null;
  conversationId: string | null;
};

/** A call about which nothing is known. */
export const NOTHING_TOLD: RingRequest = {
  callerNumber: null,
  calledNumber: null,
  agentId: null,
  callSid: null,
  conversationId: null,
};
