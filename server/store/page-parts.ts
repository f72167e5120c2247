/** How a page of a tree begins (sqlite.org/fileformat2.html, “B-tree Pages”). */
const [INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF] = [2, 5, 10, 13];
const KINDS: readonly number[] = [INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF];
/** The header of the file stands before the first page's own. */
const FILE_HEADER = 100;
const [LEAF_HEADER, INTERIOR_HEADER] = [8, 12];
/** What says where the next block of freed bytes is, and how long this one. */
const FREED_HEADER = 4;

export type Stretch = readonly [from: number, to: number];
export type TreePage = {
  isLeaf: boolean;
  /** Bytes that belong to no row and to nothing that tells where rows are. */
  unused: readonly Stretch[];
  /** The pages below it; none for a leaf. */
  below: readonly number[];
};

/**
 * What stands where on a page of a tree. Null for what does not read as one, to the last pointer: of such a page nobody
 * knows what is in use.
 * @param usable bytes of a page that SQLite uses
 */
export function readTreePage(bytes: Buffer, { number, usable }: { number: number; usable: number }): TreePage | null {
  const start = number === 1 ? FILE_HEADER : 0;
  const kind = bytes[start] ?? 0;
  if (!KINDS.includes(kind)) return null;
  const isLeaf = kind === INDEX_LEAF || kind === TABLE_LEAF;
  const cells = bytes.readUInt16BE(start + 3);
  // Zero stands for what does not fit into two bytes.
  const content = bytes.readUInt16BE(start + 5) || 65_536;
  const pointers = start + (isLeaf ? LEAF_HEADER : INTERIOR_HEADER);
  const gap: Stretch = [pointers + 2 * cells, content];
  if (gap[0] > gap[1] || content > usable) return null;
  const places = Array.from({ length: cells }, (_, nth) => bytes.readUInt16BE(pointers + 2 * nth));
  if (places.some((place) => place < content || place + FREED_HEADER > usable)) return null;
  const freed = freedIn(bytes, { first: bytes.readUInt16BE(start + 1), content, usable });
  if (freed === null) return null;
  const below = isLeaf ? [] : [...places.map((place) => bytes.readUInt32BE(place)), bytes.readUInt32BE(start + 8)];
  return { isLeaf, unused: [gap, ...freed], below };
}

type Freed = { first: number; content: number; usable: number };

/** What a chain of freed blocks leaves between rows; null where it leads out of the page or back. */
function freedIn(bytes: Buffer, { first, content, usable }: Freed): Stretch[] | null {
  const found: Stretch[] = [];
  let end = content;
  for (let at = first; at !== 0;) {
    if (at < end || at + FREED_HEADER > usable) return null;
    end = at + bytes.readUInt16BE(at + 2);
    if (end < at + FREED_HEADER || end > usable) return null;
    found.push([at + FREED_HEADER, end]);
    at = bytes.readUInt16BE(at);
  }
  return found;
}
