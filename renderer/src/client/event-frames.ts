/** One message of a server-sent event stream. */
export type EventFrame = { id: string | null; event: string; data: string };

/** Cuts a server-sent event stream, piece by piece as it comes, into its whole messages. Comments are passed over. */
export function createFrameReader() {
  let rest = '';
  return (piece: string): EventFrame[] => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(toFrame).filter((frame) => frame.data !== '');
  };
}

function toFrame(block: string): EventFrame {
  const frame: EventFrame = { id: null, event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    const value = line.slice(colon + 2);
    if (line.startsWith('id: ')) frame.id = value;
    else if (line.startsWith('event: ')) frame.event = value;
    else if (line.startsWith('data: ')) frame.data = value;
  }
  return frame;
}
