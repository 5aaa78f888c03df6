/**
 * Which folder may import which: the table of the house, one line a room.
 * A file belongs to the first room whose pattern fits its path.
 */
const ROOMS = [
  ["unit-test", "app/**/*.test.{ts,tsx}"],
  ["config", "app/config.server.ts"],
  ["log", "app/log.server.ts"],
  [
    "context",
    "app/{context,sellers,seller-calls,offline-token,document-headers,plain-page,requests,session,step-failures,failures,webhooks}.server.ts",
  ],
  ["resources", "app/resources.server.ts"],
  ["shopify-app", "app/shopify.server.ts"],
  ["texts", ["app/texts.*", "app/texts/**"]],
  ["roots", "app/*"],
  ["domain", "app/domain/**"],
  ["errors", "app/{flows,tables,tiktok-shop,shopify,cloud-storage}/errors.ts"],
  ["tables", "app/tables/**"],
  ["tiktok-shop", "app/tiktok-shop/**"],
  ["shopify", "app/shopify/**"],
  ["cloud-storage", "app/cloud-storage/**"],
  ["steps", "app/flows/steps/**"],
  ["flow-context", "app/flows/context.ts"],
  ["flows", "app/flows/**"],
  ["job-catalog", "app/jobs/catalog.ts"],
  ["enqueue", "app/jobs/enqueue.server.ts"],
  ["job-handler", "app/jobs/handler.ts"],
  ["worker", "app/jobs/worker.server.ts"],
  ["jobs", "app/jobs/**"],
  ["views", "app/views/**"],
  ["components", "app/components/**"],
  ["routes", "app/routes/**"],
  ["generated", "generated/**"],
  ["sandbox", "sandbox/**"],
  ["extensions", "extensions/**"],
  ["test", "test/**"],
  ["scripts", "scripts/**"],
  ["configuration", ["*.{js,ts,json}", "package.json"]],
];

const CLIENTS = ["tables", "tiktok-shop", "shopify", "cloud-storage"];
const EVERYTHING = ROOMS.map(([room]) => room);
const APP = EVERYTHING.slice(0, EVERYTHING.indexOf("generated"));

/** room: what it may import; `types` only with `import type`. */
const MAY_IMPORT = {
  domain: { any: ["domain"] },
  errors: { any: ["domain", "errors"] },
  texts: { any: ["texts"] },
  log: { any: [], types: ["config"] },
  config: { any: ["domain"] },
  tables: { any: ["tables", "errors", "domain", "log", "generated"], types: ["config"] },
  "tiktok-shop": { any: ["tiktok-shop", "errors", "domain", "log"], types: ["config"] },
  shopify: { any: ["shopify", "errors", "domain", "log"], types: ["config"] },
  "cloud-storage": { any: ["cloud-storage", "errors", "domain"], types: ["config"] },
  "flow-context": { any: ["domain", "errors"], types: CLIENTS },
  steps: { any: ["domain", "errors", ...CLIENTS], types: ["flow-context"] },
  flows: { any: ["flows", "steps", "domain", "errors", ...CLIENTS], types: ["flow-context"] },
  "job-catalog": { any: ["domain"] },
  enqueue: { any: ["job-catalog", "domain"], types: ["tables", "generated"] },
  "job-handler": { any: [], types: ["job-catalog", "enqueue"] },
  jobs: {
    any: ["job-catalog", "job-handler", "flows", "domain", "errors", "context"],
    types: ["flow-context", "worker", "log"],
  },
  worker: {
    any: ["jobs", "job-catalog", "job-handler", "enqueue", "domain", "errors", "context", "log"],
    types: ["config"],
  },
  views: { any: ["views", "domain", "tables"] },
  components: { any: ["components", "domain", "texts"], types: ["views"] },
  routes: {
    any: [
      "views",
      "flows",
      "job-catalog",
      "enqueue",
      "components",
      "domain",
      "errors",
      "texts",
      "context",
      "shopify-app",
    ],
    types: ["routes", "roots", "flow-context"],
  },
  context: {
    any: [
      "context",
      "resources",
      "config",
      "domain",
      "errors",
      "job-catalog",
      "enqueue",
      "shopify-app",
      "texts",
      ...CLIENTS,
    ],
    types: ["flow-context", "flows"],
  },
  resources: { any: ["config", "log", ...CLIENTS] },
  "shopify-app": { any: ["config", "resources", ...CLIENTS] },
  roots: {
    any: [
      "roots",
      "resources",
      "config",
      "log",
      "context",
      "shopify-app",
      "texts",
      "components",
      "worker",
      "jobs",
    ],
    types: ["routes"],
  },
  generated: { any: ["generated"] },
  sandbox: { any: ["sandbox"] },
  extensions: { any: ["extensions"] },
  "unit-test": { any: APP },
  test: { any: EVERYTHING },
  scripts: { any: EVERYTHING },
  configuration: { any: ["configuration", "scripts", "test"] },
};

const toRooms = (rooms) => ({ file: { categories: { anyOf: rooms } } });
const MESSAGE =
  "{{from.file.categories}} may not import {{to.file.categories}} ({{dependency.kind}}): imports point one way, see eslint.import-direction.js.";

const policies = Object.entries(MAY_IMPORT).flatMap(([room, { any, types = [] }]) => [
  { from: toRooms([room]), allow: { to: toRooms(any.length ? any : ["nothing"]) } },
  {
    from: toRooms([room]),
    allow: { to: toRooms([...types, "nothing"]), dependency: { kind: "type" } },
  },
]);

export const importDirection = {
  files: ["**/*.{js,mjs,ts,tsx,jsx}"],
  settings: {
    "import/resolver": { typescript: { project: import.meta.dirname } },
    "boundaries/files": ROOMS.map(([category, pattern]) => ({ category, pattern })),
    "boundaries/files-single-match": true,
    "boundaries/legacy-templates": false,
    "boundaries/dependency-nodes": ["import", "export", "dynamic-import", "require"],
  },
  rules: {
    "boundaries/dependencies": ["error", { default: "disallow", message: MESSAGE, policies }],
    "boundaries/no-unknown-files": "error",
  },
};
