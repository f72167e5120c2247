/** The two ways between window and program. The page can name a command, never a channel. */
export const CALL_CHANNEL = 'app:call';
export const EVENT_CHANNEL = 'app:event';
