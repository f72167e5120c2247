/** Whom the owner wants to have called. */
export type Whom = {
  callerId: string;
  /** How the page names them; null where no name is known. */
  name: string | null;
  /** The open task that the call is to settle, and its words. */
  task?: { id: string; text: string };
};
