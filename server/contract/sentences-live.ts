/** What is said of calls that go through this computer; see `sentences.ts`. */
export const liveSentences = {
  live_not_here: 'This call does not go through this computer, so nobody can listen to it here.',
  live_not_greeted: 'The agent has not greeted the caller yet. Try again in a moment.',
  live_greeting_cut:
    'The caller spoke over the greeting, so nobody knows whether they heard that others may listen. Nobody may listen to this call.',
  live_not_told:
    'The caller was not told that others may hear this call, so nobody may listen. Switch on “Tell callers that an AI answers and that the call may be recorded” in the set-up: it holds from the next call on.',
  live_too_many_listen: 'As many are listening as can. Stop listening in another window first.',
  live_listening_over: 'Listening has ended. Start it again if the call still goes on.',
} as const;
