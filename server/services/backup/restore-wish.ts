/** A restore that was asked for in the window, and looked at: whoever runs the program stops it and carries this out. */
export type RestoreWish = {
  file: string;
  passphrase: string;
  /** Of the windows that are open now: the page that asked comes back to the memory that was restored. */
  sessions: readonly { key: string; endsAt: string }[];
};
