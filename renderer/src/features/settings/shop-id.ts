const LONGEST = 50;

/** The id of a new shop, made of its name; a number behind it where the name is taken. */
export function shopIdOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
  const first = plain === '' ? 'shop' : plain;
  let id = first;
  for (let next = 2; taken.includes(id); next += 1) id = `${first}-${next}`;
  return id;
}
