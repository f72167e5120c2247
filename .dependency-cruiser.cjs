const layer = (name, from, mayImport) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...mayImport], path: '^(server|electron|renderer|test)/' },
});
const only = (name, pkg, allowedIn) => ({
  name,
  severity: 'error',
  from: { path: '^(server|electron|renderer)/', pathNot: allowedIn },
  to: { path: pkg },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },

    layer('contract-stands-alone', '^server/contract/', []),
    layer('platform-knows-no-feature', '^server/platform/', ['^server/contract/']),
    layer('domain-is-pure', '^server/domain/', ['^server/contract/']),
    layer('store-is-sql-only', '^server/store/', ['^server/(contract|domain|platform)/']),
    layer('integrations-are-edges', '^server/integrations/', ['^server/(contract|domain|platform)/']),
    layer('tunnel-knows-no-feature', '^server/tunnel/', ['^server/(contract|platform)/']),
    layer('services-never-see-http', '^server/services/', ['^server/(contract|platform|store|domain)/']),
    layer('http-never-sees-store', '^server/http/', [
      '^server/(contract|platform|services|integrations|domain)/',
      '^server/execute[.]ts$',
    ]),
    layer('pretend-knows-nobody', '^server/pretend/', []),
    {
      name: 'pretend-stays-out-of-the-product',
      comment: 'The pretended providers are for the demo and for tests; whoever runs for an owner never loads them.',
      severity: 'error',
      from: { path: '^(server|electron|renderer)/', pathNot: '^server/(pretend|cli/demo)/' },
      to: { path: '^server/pretend/' },
    },
    layer('server-runs-alone', '^server/', []),
    layer('electron-hosts-the-app', '^electron/', [
      '^server/(contract|platform)/',
      '^server/app[.]ts$',
      // Between two starts: what the window of the first one asked for.
      '^server/restore-between[.]ts$',
      // The door's sign, and the server's sentences in German: pure, and in one place only.
      '^server/domain/opening-hours[.]ts$',
      // The demo is played by whoever hosts it, the command line or the desktop, in the words of the owner's commands.
      '^server/cli/(ask[.]ts$|demo/)',
      '^renderer/src/texts/sentences[.]de[.]ts$',
    ]),
    {
      name: 'preload-holds-no-program',
      comment: 'It runs beside the page: what it imports is within the page’s reach.',
      severity: 'error',
      from: { path: '^electron/(preload|bridge)[.]ts$' },
      to: { path: '^(server|electron|renderer)/', pathNot: '^(server/contract/|electron/(bridge|channels)[.]ts$)' },
    },
    layer('window-knows-only-the-contract', '^renderer/', ['^server/contract/']),
    layer('theme-stands-alone', '^renderer/src/theme/', []),
    layer('texts-know-only-what-they-word', '^renderer/src/texts/', ['^server/contract/']),
    layer('parts-know-no-product', '^renderer/src/ui/', ['^renderer/src/(texts|theme)/']),
    layer('client-shows-nothing', '^renderer/src/client/', ['^server/contract/']),
    layer('shop-parts-are-shared', '^renderer/src/shop/', [
      '^renderer/src/(client|texts|theme|ui)/',
      '^server/contract/',
    ]),
    {
      name: 'features-never-meet',
      comment: 'What two views need goes to shop/ or ui/; what leads from one to the other is an address.',
      severity: 'error',
      from: { path: '^renderer/src/features/([^/]+)/' },
      to: { path: '^renderer/src/(features|app)/', pathNot: '^renderer/src/features/$1/' },
    },
    {
      name: 'window-needs-no-node',
      severity: 'error',
      from: { path: '^renderer/src/' },
      to: { dependencyTypes: ['core'] },
    },

    only(
      'sqlite-stays-in-store',
      'node_modules/(@types/)?better-sqlite3/',
      '^server/(store/|platform/instance-lock[.]ts)',
    ),
    only('electron-stays-in-its-host', 'node_modules/electron/', '^electron/'),
    only('express-stays-in-http', 'node_modules/(@types/)?express/', '^server/http/'),
    only('commander-stays-in-cli', 'node_modules/commander/', '^server/cli/'),
    only('react-stays-in-the-window', 'node_modules/(react|react-dom|@mantine|@tanstack|wouter)/', '^renderer/'),
    only('openai-stays-in-integrations', 'node_modules/openai/', '^server/integrations/'),
    only('twilio-stays-in-integrations', 'node_modules/twilio/', '^server/integrations/twilio/'),
    only('elevenlabs-stays-in-tests', 'node_modules/@elevenlabs/', '^$'),
    {
      name: 'domain-is-pure-of-node',
      severity: 'error',
      from: { path: '^server/(contract|domain)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cli-is-an-entry',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/cli/' },
      to: { path: '^server/cli/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]tsbuild|^out/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
