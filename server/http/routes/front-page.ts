import { Router } from 'express';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Linekeeper</title>
<h1>Linekeeper is running</h1>
<p>This version has no window yet. What it knows and does is behind the owner’s API on this address
(<code>/api/openapi.json</code> describes it, with the token of <code>linekeeper token</code>) and behind the
<code>linekeeper</code> commands.</p>
</html>
`;

/** Tells whoever opens the printed address in a browser what is there. It holds no script and no data. */
export function frontPage(): Router {
  const router = Router();
  router.get('/', (_req, res) => {
    res.type('html').send(PAGE);
  });
  return router;
}
