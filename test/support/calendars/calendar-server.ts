import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (res: ServerResponse, req: IncomingMessage) => void;

/** Somebody's calendar on loopback; what it answers is set by the test. */
export async function startCalendarServer() {
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  let answer: Answer = (res) => void res.writeHead(404).end();
  const server = createServer((req, res) => {
    asked.push({ path: req.url ?? '', headers: req.headers });
    answer(res, req);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${port}`;
  return {
    ...{ base, asked, url: `${base}/private-key/basic.ics` },
    answers(next: Answer): void {
      answer = next;
    },
    /** A calendar of these entries' lines, with a mark for the next question. */
    shows(entries: readonly (readonly string[])[], etag = '"one"'): void {
      answer = (res, req) => {
        if (req.headers['if-none-match'] === etag) return void res.writeHead(304).end();
        res.writeHead(200, { 'content-type': 'text/calendar', etag }).end(aCalendar(entries));
      };
    },
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The text of a calendar; each entry by its lines, an id is put in where none is. */
export function aCalendar(entries: readonly (readonly string[])[]): string {
  const events = entries.flatMap((lines, index) => [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : [`UID:entry-${index}@calendar.example`]),
    'DTSTAMP:20261101T000000Z',
    'SUMMARY:Dentist with Ana Lopez',
    ...lines,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Invented//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}
