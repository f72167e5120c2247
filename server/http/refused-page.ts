import type { IncomingMessage } from 'node:http';

/** What somebody sees who was led here by a link on another page: for the eye only, and the same for everybody. */
export const REFUSED_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Linekeeper</title>
<h1>Linekeeper does not open from there</h1>
<p>Another page, or another address, led here. So that no page can reach your callers, Linekeeper opens only by its own
address: type it into the address bar yourself, or use your bookmark.</p>
<div lang="de">
<h2>Von dort öffnet sich Linekeeper nicht</h2>
<p>Eine andere Seite oder eine andere Adresse hat hierher geführt. Damit keine Seite an Ihre Anrufer kommt, öffnet sich
Linekeeper nur über seine eigene Adresse: Geben Sie sie selbst in die Adresszeile ein oder nehmen Sie Ihr Lesezeichen.</p>
</div>
</html>
`;

/** Whether a person's browser opens a page with this; programs, and the window's own requests, are answered in JSON. */
export function opensPage({ method, headers, url = '' }: IncomingMessage): boolean {
  const isPage = !/^\/(?:api|assets)(?:[/?]|$)/u.test(url);
  return method === 'GET' && isPage && /(?:^|,)\s*text\/html\s*(?:[;,]|$)/u.test(headers.accept ?? '');
}
