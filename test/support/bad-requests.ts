import fc from "fast-check";

/** Who sends a request, and so how it is authenticated. */
type Sender = "merchant" | "system" | "shopify" | "tiktok-shop" | "nobody";

/** A request with something in it that makes no sense, or not together. */
export interface BadRequest {
  sender: Sender;
  method: string;
  /** With its query. */
  path: string;
  body: string | null;
  contentType: string | null;
  headers: Record<string, string>;
}

const UUID = "7f9c24e8-3b12-4fef-91e0-5d3ad2a2b1c9";
const LONG = "x".repeat(99);

/** Texts that lists of ids, columns, patterns, dates and character sets stumble over. */
const ODD = [
  ..."0|-1|1|01|1.5|1e3|0x10|NaN|Infinity|true|null|undefined|[]|{}|\"|'|%|_|\\|*|:|&|!|(|<|;--".split(
    "|",
  ),
  ..."2147483647|2147483648|4294967297|9007199254740993|9223372036854775807|9223372036854775808".split(
    "|",
  ),
  ..."99999999999999999999|gid://shopify/Product/1|gid://shopify/Product/9223372036854775808".split(
    "|",
  ),
  ..."2026-11-25T12:00:00Z|0000-01-01T00:00:00Z|-271821-04-20T00:00:00Z|+275760-09-13T00:00:00Z".split(
    "|",
  ),
  ..."2026-02-31T00:00:00Z|9999-12-31T23:59:59Z|2026-13-45 99:99:99+99|yesterday".split("|"),
  ..."%00|%E0%A4%A|%ED%A0%80|../../etc/passwd|//evil.com|http://evil.com|__proto__|constructor".split(
    "|",
  ),
  ..."1,2,x|1,1|,|mug & (|a:*|<->|cat' OR '1'='1|\u0e40\u0e2a\u0e37\u0e49\u0e2d|\uFF11\uFF12".split(
    "|",
  ),
  UUID,
  "9".repeat(400),
  '["Mug","1"]',
  '["2026-11-25 12:00:00+00","1"]',
  '["2026-11-25 12:00:00+16","1"]',
  '["Mug","9223372036854775808"]',
  '["1","2147483648","","Mug","1"]',
  '["x","1","","Mug","1"]',
  '[1,"1","\\u0000","1"]',
  '[1,"1","\\ud83d","1"]',
  "57.2147483648",
  "a\0b",
  "\0",
  "a\uD83D",
  "\uDE00",
  `${LONG}😀`,
  "\u2028",
  "\uFFFE",
  "😀".repeat(300),
  "",
  " ",
  "\r\n",
];

const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string16bits({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.fullUnicodeString({ maxLength: 300 }) },
);

/** Where JSON is read, other things than texts come, too. */
const json = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1.5, 2 ** 31, 2 ** 53, 1e21, 1e308, -0) },
);

type Fields = Record<string, readonly (string | number | boolean | object)[]>;

interface Target {
  sender?: Sender;
  method?: "POST";
  /** `*` is a part that may be anything; the values after a name are those that make sense. */
  path: string;
  query?: Fields;
  form?: Fields;
  json?: Fields;
}

const ID = ["1", "2147483647"];
const PRODUCT = ["8000000000000", "8000000000001"];
const CATEGORY = ["601739", "100001"];
const SHOWN = ["601739", "601739,", "\0"];
const TIME = ["2026-11-25T12:00:00.000Z"];
const FILTER = {
  status: ["recommended"],
  q: ["mug"],
  category: ID,
  branch: CATEGORY,
  answer: [...CATEGORY, "none"],
  vendor: ["Kiln"],
  type: ["Mug"],
  reason: ["no-recommendation"],
  review: ["open"],
};
const DRAFT = [
  JSON.stringify({
    isAny: true,
    conditions: [{ field: "title-contains", value: "mug" }],
    categoryId: "601739",
  }),
  ...["local-category", "collection", "tag", "title-contains"].flatMap((field) =>
    ["9223372036854775808", "2147483648", "\0a", "a\uD83D", "a & b:* | !"].map((value) =>
      JSON.stringify({ isAny: false, conditions: [{ field, value }], categoryId: "601739" }),
    ),
  ),
];
const LIST = {
  ...FILTER,
  sort: ["updated", "agreement", "local-category", "title"],
  order: ["desc"],
  after: [],
  before: [],
  locale: ["de"],
};
const FIELDS = [{ title: "a\0", description: "\uD83D", price: "1.00", category: null }];

const TARGETS: Target[] = [
  { path: "/app", query: { locale: ["de", "en-ab-cd", "zz-zzzzzzzz"] } },
  { path: "/app/*" },
  { path: "/*" },
  { path: "/app/mappings", query: LIST },
  { path: "/app/mappings", query: { ...LIST, _data: ["routes/app.mappings"] } },
  { path: "/app/mappings/matches", query: FILTER },
  { path: "/app/mappings/decisions", query: { page: ["review"] } },
  {
    path: "/app/mappings/options",
    query: { field: ["category", "branch", "vendor", "type", "tag", "collection"], text: ["mu"] },
  },
  { path: "/app/products/*", query: { locale: ["en-ab-cd"] } },
  { path: "/app/history", query: { before: ID } },
  { path: "/app/history/*" },
  { path: "/app/review", query: { show: ["all"], after: ["57.1"] } },
  { path: "/app/review/misfits", query: { after: [] } },
  { path: "/app/review/groups", query: { category: ID } },
  { path: "/app/review/readings", query: { category: ID } },
  { path: "/app/rules/*", query: { draft: DRAFT, locale: ["de"] } },
  { path: "/app/rules/preview", query: { draft: DRAFT, id: ID } },
  { path: "/app/imports/*" },
  { path: "/app/categories", query: { q: ["mug"], under: CATEGORY, ids: ["1,2"], locale: ["de"] } },
  { path: "/app/categories", query: { suggestedFor: ["1", "type:Mug", "none"] } },
  { path: "/app/categories/*", query: { productId: PRODUCT, locale: ["de"] } },
  { path: "/app/connection", query: { code: ["x"], state: ["y"], message: ["canceled"] } },
  { path: "/app/new-product/categories", query: { search: ["mug"] } },
  { path: "/app/run", query: { figures: [] } },
  { method: "POST", path: "/app?index", form: { intent: ["pause", "resume"], runId: ID } },
  {
    method: "POST",
    path: "/app/mappings",
    form: {
      intent: ["confirm", "clear", "change", "ask-again"],
      productIds: PRODUCT,
      categoryIds: SHOWN,
      categoryId: CATEGORY,
      seenAt: TIME,
    },
  },
  {
    method: "POST",
    path: "/app/mappings",
    form: {
      intent: ["confirm", "change", "save-filter", "delete-filter"],
      matching: ["category=2147483648", "q=%00", "branch=601739"],
      categoryId: CATEGORY,
      name: ["Mugs"],
      query: ["q=mug"],
      id: ID,
      seenAt: TIME,
    },
  },
  {
    method: "POST",
    path: "/app/review",
    form: {
      intent: [
        ..."confirm change set-aside undo end-mapping keep-asking confirm-category".split(" "),
        "decide-reading",
      ],
      productIds: PRODUCT,
      categoryIds: SHOWN,
      matching: ["category=1"],
      localCategoryId: ID,
      decisionId: ID,
      categoryId: CATEGORY,
      reading: ["rest", "601739"],
      asksStill: ["yes"],
      isAccepted: ["yes"],
      seenAt: TIME,
    },
  },
  {
    method: "POST",
    path: "/app/products/8000000000000",
    form: { intent: ["confirm", "choose"], categoryId: CATEGORY, seenAt: TIME },
  },
  {
    method: "POST",
    path: "/app/rules",
    form: {
      intent: ["move", "switch", "remove"],
      id: ID,
      direction: ["up"],
      isEnabled: ["true"],
      keepsDecided: ["true"],
    },
  },
  { method: "POST", path: "/app/rules/new", form: { draft: DRAFT, keepsDecided: ["true"] } },
  { method: "POST", path: "/app/rules/*", form: { draft: DRAFT, keepsDecided: ["true"] } },
  { method: "POST", path: "/app/imports/*", form: { intent: ["apply", "drop", "undo"] } },
  {
    method: "POST",
    path: "/app/category-changes",
    form: { reason: ["category-gone"], categoryId: CATEGORY, newCategoryId: CATEGORY },
  },
  {
    method: "POST",
    path: "/app/settings/error-budget",
    form: { intent: ["undo", "switch"], decisionId: ID, budget: ["0.01"], isOn: ["false"] },
  },
  {
    method: "POST",
    path: "/app/settings/sampling",
    form: { isOn: ["true"], sharePercent: ["80", "90"] },
  },
  {
    method: "POST",
    path: "/app/connection",
    form: { intent: ["choose-shop"], tikTokShopId: ["1"] },
  },
  {
    method: "POST",
    path: "/app/settings",
    json: {
      intent: ["create-token", "revoke-token", "save"],
      name: ["a"],
      id: [1],
      settings: [{}],
    },
  },
  {
    method: "POST",
    path: "/app/downloads",
    json: { what: ["mappings", "import-problems"], query: ["q=%00"], importId: [1, 2 ** 31] },
  },
  {
    method: "POST",
    path: "/app/failures",
    json: { reference: ["0123abcd"], message: ["a\0"], path: ["/app"] },
  },
  {
    method: "POST",
    path: "/app/new-product/steps",
    json: {
      step: ["keep", "prepare-picture", "remove-picture", "order-pictures"],
      key: [UUID],
      fields: FIELDS,
      imageId: [UUID],
      imageIds: [[UUID]],
      name: ["a\0.jpg", "\uD83D"],
      mimeType: ["image/jpeg", `image/${LONG}`, `image/${"x".repeat(5_000)}`],
      bytes: [1_000, 2 ** 31, 2 ** 53 - 1],
      categoryId: CATEGORY,
    },
  },
  {
    method: "POST",
    path: "/app/new-product/pictures",
    query: { key: [UUID], imageId: [UUID] },
    json: { a: [] },
  },
  { method: "POST", path: "/app/import", query: { name: ["mugs.csv"] }, form: { a: [] } },
  { path: "/api/products/*" },
  { method: "POST", path: "/api/products/*", json: { intent: ["confirm"], seenAt: TIME } },
  {
    method: "POST",
    path: "/api/products/8000000000000",
    json: { intent: ["confirm", "choose"], categoryId: CATEGORY, seenAt: TIME },
  },
  { path: "/api/categories", query: { search: ["mug"] } },
  { method: "POST", path: "/api/runs", json: { productIds: [["1"], ["0"], ["2", "x"], [1e21]] } },
  { path: "/api/runs/*" },
  {
    method: "POST",
    path: "/api/runs/*",
    json: { intent: ["confirm-all"], categoryIds: [CATEGORY, ["\0"]] },
  },
  {
    sender: "system",
    path: "/api/v1/mappings",
    query: { limit: ["1"], updated_since: ["2026-11-25"], cursor: [] },
  },
  { sender: "system", path: "/api/v1/mappings/*" },
  {
    sender: "nobody",
    path: "/app",
    query: { shop: ["a.myshopify.com"], host: ["YWRtaW4"], embedded: ["1"], id_token: ["x"] },
  },
  { sender: "nobody", path: "/auth/*", query: { shop: ["a.myshopify.com"], exitIframe: [] } },
  { sender: "nobody", path: "/auth/exit-iframe", query: { exitIframe: ["/app"], shop: [] } },
  {
    sender: "nobody",
    path: "/auth/session-token",
    query: { shop: ["a.myshopify.com"], "shopify-reload": [] },
  },
  { sender: "nobody", path: "/tiktok/callback", query: { state: ["x"], code: ["y"], error: [] } },
  { sender: "nobody", path: "/downloads/*" },
  { sender: "nobody", path: "/__manifest", query: { p: ["/app"], version: ["1"] } },
  { sender: "nobody", method: "POST", path: "/api/runs", json: { productIds: [["1"]] } },
  {
    sender: "shopify",
    method: "POST",
    path: "/webhooks/products",
    json: { id: [1, "1", 2 ** 53], updated_at: TIME, title: [] },
  },
  {
    sender: "shopify",
    method: "POST",
    path: "/webhooks/app",
    json: { current: [["read_products"], ["\0"], [1]], myshopify_domain: [], shop_domain: [] },
  },
  {
    sender: "shopify",
    method: "POST",
    path: "/webhooks/compliance",
    json: { shop_domain: ["a.myshopify.com"], shop_id: [1] },
  },
  {
    sender: "shopify",
    method: "POST",
    path: "/webhooks/bulk",
    json: { admin_graphql_api_id: ["gid://shopify/BulkOperation/1"] },
  },
  {
    sender: "tiktok-shop",
    method: "POST",
    path: "/webhooks/tiktok",
    json: {
      type: [6, 7],
      shop_id: ["7495000000000300003", "\0"],
      timestamp: [1_764_000_000, 1e300, -1e14],
      data: [{ expiration_time: 1e300 }, { expiration_time: "x" }],
    },
  },
];

const TOPICS = {
  "/webhooks/products": "products/update",
  "/webhooks/app": "app/scopes_update",
  "/webhooks/compliance": "customers/redact",
  "/webhooks/bulk": "bulk_operations/finish",
} as Record<string, string>;

/** Bodies that are not what their type says. */
const brokenBody = fc.constantFrom<[string, string | null]>(
  ["", null],
  ["{", "application/json"],
  ["null", "application/json"],
  ["a=1", null],
  ["a=1", "text/plain"],
  ["%00=%ED%A0%80", "application/x-www-form-urlencoded"],
  ["--x", "multipart/form-data; boundary=x"],
  ["x", "multipart/form-data"],
  ["[".repeat(5_000), "application/json"],
  [`{"id":1,"x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, "application/json"],
  ['Product ID,TikTok Shop category ID\r\n1\0,"2\r\n', "text/csv"],
  [`Product ID,TikTok Shop category ID\r\n${LONG}😀,1\r\n`, "text/csv"],
  ["Product ID,TikTok Shop category ID\r\n\0,\0\r\n", "text/csv"],
);

/** What anybody may say of where a request comes from. */
const CLAIMS: Record<string, string>[] = [
  ...["x:99999", "x:-1", "x:abc", "a, b:70000", ":::"].map((host) => ({
    "x-forwarded-host": host,
  })),
  ...["http://evil.com", "nonsense", "null"].map((origin) => ({ origin })),
  ...["Bearer x", "Bearer a.b.c", "Basic eA=="].map((authorization) => ({ authorization })),
];

/** Methods that an address does not know, or knows and has nothing for. */
const OTHER_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
const BODILESS = ["GET", "HEAD"];

/** Each field is left out, odd, or what makes sense. */
function fieldsOf(fields: Fields, odd: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const arbitraries = Object.entries(fields).map(([name, usual]) => [
    name,
    usual.length > 0
      ? fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom<unknown>(...usual) },
          { weight: 2, arbitrary: odd },
        )
      : odd,
  ]);
  const record = Object.fromEntries(arbitraries) as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(record, { requiredKeys: Object.keys(fields).slice(0, 1) });
}

function queryOf(fields: object): string {
  const query = new URLSearchParams(Object.entries(fields) as [string, string][]).toString();
  return query === "" ? "" : `?${query}`;
}

function bodyOf(target: Target): fc.Arbitrary<[string | null, string | null]> {
  const usual = target.form
    ? fieldsOf(target.form, text).map((fields): [string, string] => [
        queryOf(fields).slice(1),
        "application/x-www-form-urlencoded",
      ])
    : fieldsOf(target.json ?? {}, json).map((fields): [string, string] => [
        JSON.stringify(fields),
        "application/json",
      ]);
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: brokenBody });
}

function requestTo(target: Target): fc.Arbitrary<BadRequest> {
  const { sender = "merchant" } = target;
  const isWebhook = sender === "shopify";
  return fc
    .record({
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(target.method ?? "GET") },
        { weight: 1, arbitrary: fc.constantFrom(...OTHER_METHODS) },
      ),
      part: text,
      isEncoded: fc.boolean(),
      query: fieldsOf(target.query ?? {}, text),
      body: bodyOf(target),
      shop: fc.oneof(fc.constant("stranger.myshopify.com"), fc.constantFrom("", "Evil", "a.com")),
      triggeredAt: fc.constantFrom("2026-11-25T12:00:00Z", "", "never", "-271821-04-20"),
      eventId: fc.constantFrom("1", "", "x".repeat(9_000)),
      claims: fc.oneof(
        { weight: 9, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.constantFrom(...CLAIMS) },
      ),
      language: fc.constantFrom("de", "de-DE,de;q=0.9", "en-ab-cd", "*", ""),
    })
    .map(({ method, part, isEncoded, query, body: [body, contentType], ...said }): BadRequest => ({
      sender,
      method,
      path: target.path.replace("*", () => pathPart(part, isEncoded)) + queryOf(query),
      body: BODILESS.includes(method) ? null : body,
      contentType: BODILESS.includes(method) ? null : contentType,
      headers: isWebhook
        ? {
            "x-shopify-topic": TOPICS[target.path] ?? "",
            "x-shopify-shop-domain": said.shop,
            "x-shopify-triggered-at": said.triggeredAt,
            "x-shopify-event-id": said.eventId,
            "x-shopify-webhook-id": "1",
            "x-shopify-api-version": "2026-10",
          }
        : { "accept-language": said.language, ...said.claims },
    }));
}

/** Some parts of addresses look encoded already. */
function pathPart(part: string, isEncoded: boolean): string {
  const isAddress = isEncoded && /^[\w%.:/-]+$/.test(part);
  return isAddress ? part : encodeURIComponent(part.toWellFormed());
}

const BY_MERCHANT = { sender: "merchant", method: "POST", headers: {} } as const;

function formTo(path: string, form: Record<string, string>): BadRequest {
  const body = new URLSearchParams(form).toString();
  return { ...BY_MERCHANT, path, body, contentType: "application/x-www-form-urlencoded" };
}

function jsonTo(path: string, json: object): BadRequest {
  return { ...BY_MERCHANT, path, body: JSON.stringify(json), contentType: "application/json" };
}

/** Requests that chance hardly finds: all but one thing in them makes sense. */
export const almostGood: BadRequest[] = [
  ...["/app/mappings", "/app/review"].map((path) =>
    formTo(path, {
      intent: "confirm",
      productIds: "8000000000000",
      categoryIds: "a\0b",
      seenAt: "2026-11-25T12:00:00.000Z",
    }),
  ),
  jsonTo("/app/new-product/steps", {
    step: "prepare-picture",
    key: UUID,
    fields: { title: "Mug" },
    imageId: UUID,
    name: "mug.jpg",
    mimeType: `image/${"x".repeat(5_000)}`,
    bytes: 1_000,
  }),
];

/** Any bad request to any address of the app. */
export const badRequest: fc.Arbitrary<BadRequest> = fc.oneof(...TARGETS.map(requestTo));
