export type Language = 'en' | 'de';

/** One area's words in every language. */
export type Catalogue<T> = Readonly<Record<Language, T>>;

/** The shape of the English words, to which every other language must keep exactly. */
export type Words<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Words<T[Key]>;
};
