export type Gauges<Name, Reading> = ReturnType<typeof createGauges<Name, Reading>>;

/** What several parts can tell of themselves, asked only when somebody looks. */
export function createGauges<Name, Reading>() {
  const looks = new Map<Name, () => Reading>();
  return {
    watch: (name: Name, look: () => Reading): void => void looks.set(name, look),
    /** In the order in which they were made known. */
    read: (): Map<Name, Reading> => new Map([...looks].map(([name, look]) => [name, look()])),
  };
}
