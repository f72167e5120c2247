/** An answer is one line that every caller's agent is told: it has to be short. */
export const LONGEST_GAP_ANSWER = 200;
/** As many answers as the agent is told, the newest; older ones are kept as notes. */
export const MOST_GAP_ANSWERS = 12;
