/** Where the program can be had from. Its hash decides whether it is the one, not the source. */
export type CloudflaredSource = {
  name: string;
  /** Puts the executable into the file `to`, using the folder `scratch` as it likes. Rejects when it has none. */
  bring(to: string, scratch: string): Promise<void>;
};
