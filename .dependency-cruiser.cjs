// Who may import whom. Each rule says why; tools/layers.spec.mjs breaks each one on purpose and sees it caught.
// The same rules are drawn in docs/architecture.md.

const spec = '\\.spec\\.ts$';
const testing = '^src/(domain/testing|server/testing|app/testing)/';

/** Rooms of the domain, each with the rooms it may read; itself always. Testing builders may read everything. */
const domainRooms = {
  measure: [],
  contract: ['measure', 'framework', 'alignment'],
  framework: ['measure'],
  statistics: ['measure'],
  intake: ['measure', 'framework'],
  disclosure: ['measure', 'framework'],
  alignment: ['measure', 'framework', 'statistics', 'intake'],
  wire: ['measure', 'framework', 'intake', 'presentation'],
  presentation: ['measure', 'framework', 'statistics', 'intake', 'alignment', 'contract'],
};

const reasons = {
  measure: 'What is measured stands on nothing else.',
  contract: 'The wire knows types only: it must not pull analysis into every reader of an answer.',
  framework: 'Who is held to what stands on what is measured, and knows no analysis.',
  statistics: 'A method knows numbers, not agencies.',
  intake: 'Rows are checked against measures and the framework, before any analysis.',
  disclosure: 'What is hidden rests on counts and what they count alone, so that nobody who shows figures decides it.',
  alignment: 'Analysis knows nothing of how it is shown or sent.',
  wire: 'Formats of other programs carry figures that were checked and controlled elsewhere; a table is written as for people.',
  presentation: 'View models and sentences may read all of the domain, and are declared in the contract.',
};

const roomRules = Object.entries(domainRooms).map(([room, allowed]) => ({
  name: `domain-${room}`,
  comment: reasons[room],
  severity: 'error',
  from: { path: `^src/domain/${room}/`, pathNot: spec },
  to: { path: '^src/domain/', pathNot: `^src/domain/(${[room, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-barrels',
      comment: 'An index file hides what is used and turns one import into all of them.',
      severity: 'error',
      from: {},
      to: { path: '/index\\.ts$', pathNot: 'node_modules' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere fails at run time only.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'What is not in package.json is not in the lock file either.',
      severity: 'error',
      from: { path: '^(src|e2e)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-packages-in-product',
      comment: 'What only tests need is not there when the product runs.',
      severity: 'error',
      from: { path: '^src/', pathNot: [spec, testing] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-specs-in-product',
      comment: 'Specs and builders are for specs.',
      severity: 'error',
      from: { path: '^src/', pathNot: [spec, testing] },
      to: { path: [spec, testing] },
    },
    {
      name: 'domain-pure',
      comment: 'The domain runs the same in a browser, a worker and the server: nothing of Node, no framework.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: [spec, '^src/domain/testing/'] },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: '(^|/)node_modules/typebox/',
      },
    },
    {
      name: 'domain-libraries',
      comment:
        'TypeBox describes what comes from outside: the wire in contract, catalogue files in framework. Nowhere else.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: ['^src/domain/(contract|framework)/', spec, '^src/domain/testing/'] },
      to: { path: '(^|/)node_modules/typebox/' },
    },
    {
      name: 'domain-alone',
      comment: 'The domain knows neither the server nor the pages; they meet in it.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^(src/(server|app)|e2e|tools)/' },
    },
    ...roomRules,
    {
      name: 'presentation-takes-types-of-the-wire',
      comment: 'View models are declared once, in the contract; presentation fills them and needs their types only.',
      severity: 'error',
      from: { path: '^src/domain/presentation/', pathNot: spec },
      to: { path: '^src/domain/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contract-takes-types',
      comment: 'The wire names what the domain has; it runs none of it.',
      severity: 'error',
      from: { path: '^src/domain/contract/', pathNot: spec },
      to: { path: '^src/domain/', pathNot: '^src/domain/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-and-server-apart',
      comment: 'Pages and server meet only in the domain.',
      severity: 'error',
      from: { path: '^src/(app|main)' },
      to: { path: '^src/server/' },
    },
    {
      name: 'server-and-app-apart',
      comment: 'Pages and server meet only in the domain.',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/(app|main)' },
    },
    {
      name: 'routes',
      comment:
        'A route translates: schema in, permission, use case, schema out. Stores and analysis are behind the use case.',
      severity: 'error',
      from: { path: '^src/server/routes/', pathNot: spec },
      to: { path: '^src/(domain|server)/', pathNot: '^src/(server/(routes|use-cases|permissions)|domain/contract)/' },
    },
    {
      name: 'use-cases-know-ports',
      comment: 'A use case knows the port of the store, never the driver, a route or a page.',
      severity: 'error',
      from: { path: '^src/server/use-cases/', pathNot: spec },
      to: { path: '^src/server/(routes|jobs|storage/(repositories|migrations|.*(dialect|pglite|postgres)))' },
    },
    {
      name: 'connectors',
      comment: 'A connector fetches and maps; it stores nothing.',
      severity: 'error',
      from: { path: '^src/server/connectors/', pathNot: spec },
      to: { path: '^src/server/', pathNot: '^src/server/connectors/' },
    },
    {
      name: 'the-world-outside-by-main-alone',
      comment: 'The process is given the internet by its first file, so that no setting can give it another world.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/server/(main|connectors/outside-world)\\.ts$', spec] },
      to: { path: '^src/server/connectors/(outside-world|resolve-host)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'connectors-apart',
      comment: 'Each source stands alone, so that one can go without another.',
      severity: 'error',
      from: { path: '^src/server/connectors/([^/]+)/' },
      to: { path: '^src/server/connectors/([^/]+)/', pathNot: '^src/server/connectors/$1/' },
    },
    {
      name: 'storage-stands-low',
      comment: 'The store serves use cases and knows none of them, nor a route.',
      severity: 'error',
      from: { path: '^src/server/storage/', pathNot: spec },
      to: { path: '^src/server/(routes|use-cases|connectors|jobs|permissions)/' },
    },
    {
      name: 'storage-alone-has-drivers',
      comment: 'One room speaks to a database, so that every query passes its one wrapper.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/server/storage/', spec, '^src/server/testing/'] },
      to: { path: '(^|/)node_modules/(kysely|pg|@types/pg|@electric-sql)/' },
    },
    {
      name: 'ui-without-state',
      comment: 'A part that draws gets everything from its inputs: no store, no network, no page.',
      severity: 'error',
      from: { path: '^src/app/ui/', pathNot: spec },
      to: {
        path: [
          '^src/app/(data|features|shell)/',
          '(^|/)node_modules/@ngrx/',
          '(^|/)node_modules/@angular/common/.*http',
        ],
      },
    },
    {
      name: 'ui-shows-what-presentation-says',
      comment: 'Parts draw view models; they do no analysis of their own.',
      severity: 'error',
      from: { path: '^src/app/ui/', pathNot: spec },
      to: {
        path: '^src/domain/',
        pathNot: '^src/domain/(presentation|contract)/',
      },
    },
    {
      name: 'chart-library-in-ui',
      comment: 'There is one way to draw a chart, and it brings its table.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/ui/' },
      to: { path: '(^|/)node_modules/(chart\\.js|chartjs-)' },
    },
    {
      name: 'data-below-pages',
      comment: 'What two pages read knows no page and draws nothing.',
      severity: 'error',
      from: { path: '^src/app/data/', pathNot: spec },
      to: { path: '^src/app/(ui|features|shell)/' },
    },
    {
      name: 'data-speaks-the-wire',
      comment: 'Slices hold what the server sent: the contract, and no analysis beside it.',
      severity: 'error',
      from: { path: '^src/app/data/', pathNot: spec },
      to: { path: '^src/domain/', pathNot: '^src/domain/(contract|measure)/' },
    },
    {
      name: 'analysis-below-pages',
      comment: 'The thread that works the rules out serves any page; it holds no state of theirs and draws nothing.',
      severity: 'error',
      from: { path: '^src/app/analysis/', pathNot: spec },
      to: { path: '^src/app/(data|ui|features|shell|words)/' },
    },
    {
      name: 'features-apart',
      comment: 'A page can go without another; what two share is ui, data or domain.',
      severity: 'error',
      from: { path: '^src/app/features/([^/]+)/' },
      to: { path: '^src/app/features/([^/]+)/', pathNot: '^src/app/features/$1/' },
    },
    {
      name: 'features-below-shell',
      comment: 'The frame knows its pages by lazy routes; pages do not know the frame.',
      severity: 'error',
      from: { path: '^src/app/features/', pathNot: spec },
      to: { path: '^src/app/shell/' },
    },
    {
      name: 'pages-are-lazy',
      comment: 'Each page is a lazy route, so that the first one stays light.',
      severity: 'error',
      from: { path: '^src/(main\\.ts|app/)', pathNot: ['^src/app/features/', spec] },
      to: { path: '^src/app/features/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'e2e-outside',
      comment: 'A journey sees what a person sees: pages by role and label, never the code behind them.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^src/', pathNot: '^src/domain/contract/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
