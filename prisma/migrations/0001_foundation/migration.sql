-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ,
    "allow_title_only" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiktok_shop_connection" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "open_id" TEXT NOT NULL,
    "seller_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "access_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ,
    "refresh_token" TEXT,
    "refresh_token_expires_at" TIMESTAMPTZ,
    "tiktok_shop_id" TEXT,
    "tiktok_shop_name" TEXT,
    "market" TEXT,
    "shop_cipher" TEXT,
    "authorized_shops" JSONB NOT NULL DEFAULT '[]',
    "connected_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "tiktok_shop_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorization_state" (
    "state_hash" TEXT NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "authorization_state_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "local_category" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,

    CONSTRAINT "local_category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "tags" TEXT[],
    "status" TEXT NOT NULL,
    "local_category_id" INTEGER NOT NULL,
    "main_media_id" BIGINT,
    "awaits_images" BOOLEAN NOT NULL DEFAULT false,
    "content_hash" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "product_image" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "media_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "local_image_id" BIGINT NOT NULL,
    "tiktok_shop_image_id" BIGINT,

    CONSTRAINT "product_image_pkey" PRIMARY KEY ("shop_id","product_id","media_id")
);

-- CreateTable
CREATE TABLE "local_image" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "sha256" TEXT,

    CONSTRAINT "local_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiktok_shop_image" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "seller_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "uri" TEXT,
    "url" TEXT,
    "claimed_by" TEXT NOT NULL,
    "claimed_until" TIMESTAMPTZ NOT NULL,
    "uploaded_at" TIMESTAMPTZ,

    CONSTRAINT "tiktok_shop_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiktok_shop_category" (
    "market" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "parent_id" TEXT,
    "name" TEXT NOT NULL,
    "is_leaf" BOOLEAN NOT NULL,
    "permission_statuses" TEXT[],
    "path" TEXT[],
    "path_names" TEXT[],
    "source" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "tiktok_shop_category_pkey" PRIMARY KEY ("market","category_version","id")
);

-- CreateTable
CREATE TABLE "product_mapping" (
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "reason_detail" TEXT,
    "category_version" TEXT NOT NULL,
    "recommended_category_id" TEXT,
    "confirmed_category_id" TEXT,
    "asked_content_hash" TEXT,
    "asked_at" TIMESTAMPTZ,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ,
    "run_id" INTEGER,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "title" TEXT NOT NULL,
    "local_category_id" INTEGER NOT NULL,

    CONSTRAINT "product_mapping_pkey" PRIMARY KEY ("shop_id","market","product_id")
);

-- CreateTable
CREATE TABLE "category_mapping" (
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "local_category_id" INTEGER NOT NULL,
    "tiktok_shop_category_id" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "category_mapping_pkey" PRIMARY KEY ("shop_id","market","local_category_id")
);

-- CreateTable
CREATE TABLE "mapping_change" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "before_status" TEXT NOT NULL,
    "after_status" TEXT NOT NULL,
    "before_category_id" TEXT,
    "after_category_id" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "mapping_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mapping_run" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,
    "finished_at" TIMESTAMPTZ,
    "bulk_operation_id" TEXT,
    "lines_stored" INTEGER NOT NULL DEFAULT 0,
    "products_read" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mapping_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_batch" (
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "product_ids" BIGINT[],
    "finished_at" TIMESTAMPTZ,
    "recommended" INTEGER NOT NULL DEFAULT 0,
    "needs_image" INTEGER NOT NULL DEFAULT 0,
    "no_recommendation" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "images_uploaded" INTEGER NOT NULL DEFAULT 0,
    "recommend_calls" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "run_batch_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "shop_domain" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("shop_domain","topic","event_id")
);

-- CreateTable
CREATE TABLE "rate_budget" (
    "key" TEXT NOT NULL,
    "capacity" DOUBLE PRECISION NOT NULL,
    "refill_per_second" DOUBLE PRECISION NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "ceiling_per_second" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "slowed_at" TIMESTAMPTZ,

    CONSTRAINT "rate_budget_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "tiktok_shop_connection_shop_id_open_id_key" ON "tiktok_shop_connection"("shop_id", "open_id");

-- CreateIndex
CREATE INDEX "authorization_state_expires_at_idx" ON "authorization_state"("expires_at");

-- CreateIndex
CREATE INDEX "authorization_state_shop_id_idx" ON "authorization_state"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "local_category_shop_id_key_key" ON "local_category"("shop_id", "key");

-- CreateIndex
CREATE INDEX "product_local_category_id_idx" ON "product"("local_category_id");

-- CreateIndex
CREATE INDEX "product_shop_id_seen_at_idx" ON "product"("shop_id", "seen_at");

-- CreateIndex
CREATE INDEX "product_image_local_image_id_idx" ON "product_image"("local_image_id");

-- CreateIndex
CREATE INDEX "product_image_tiktok_shop_image_id_idx" ON "product_image"("tiktok_shop_image_id");

-- CreateIndex
CREATE UNIQUE INDEX "local_image_shop_id_url_key" ON "local_image"("shop_id", "url");

-- CreateIndex
CREATE UNIQUE INDEX "tiktok_shop_image_shop_id_seller_id_sha256_key" ON "tiktok_shop_image"("shop_id", "seller_id", "sha256");

-- CreateIndex
CREATE INDEX "product_mapping_shop_id_product_id_idx" ON "product_mapping"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "product_mapping_shop_id_market_title_product_id_idx" ON "product_mapping"("shop_id", "market", "title", "product_id");

-- CreateIndex
CREATE INDEX "product_mapping_shop_id_market_status_title_product_id_idx" ON "product_mapping"("shop_id", "market", "status", "title", "product_id");

-- CreateIndex
CREATE INDEX "product_mapping_shop_id_market_local_category_id_recommende_idx" ON "product_mapping"("shop_id", "market", "local_category_id", "recommended_category_id");

-- CreateIndex
CREATE INDEX "category_mapping_local_category_id_idx" ON "category_mapping"("local_category_id");

-- CreateIndex
CREATE INDEX "mapping_change_shop_id_product_id_id_idx" ON "mapping_change"("shop_id", "product_id", "id");

-- CreateIndex
CREATE INDEX "mapping_run_shop_id_id_idx" ON "mapping_run"("shop_id", "id");

-- CreateIndex
CREATE INDEX "run_batch_shop_id_idx" ON "run_batch"("shop_id");

-- CreateIndex
CREATE INDEX "webhook_event_received_at_idx" ON "webhook_event"("received_at");

-- AddForeignKey
ALTER TABLE "tiktok_shop_connection" ADD CONSTRAINT "tiktok_shop_connection_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorization_state" ADD CONSTRAINT "authorization_state_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_category" ADD CONSTRAINT "local_category_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_local_category_id_fkey" FOREIGN KEY ("local_category_id") REFERENCES "local_category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_shop_id_product_id_fkey" FOREIGN KEY ("shop_id", "product_id") REFERENCES "product"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_local_image_id_fkey" FOREIGN KEY ("local_image_id") REFERENCES "local_image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_tiktok_shop_image_id_fkey" FOREIGN KEY ("tiktok_shop_image_id") REFERENCES "tiktok_shop_image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_image" ADD CONSTRAINT "local_image_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiktok_shop_image" ADD CONSTRAINT "tiktok_shop_image_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_mapping" ADD CONSTRAINT "product_mapping_shop_id_product_id_fkey" FOREIGN KEY ("shop_id", "product_id") REFERENCES "product"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_mapping" ADD CONSTRAINT "category_mapping_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_mapping" ADD CONSTRAINT "category_mapping_local_category_id_fkey" FOREIGN KEY ("local_category_id") REFERENCES "local_category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping_change" ADD CONSTRAINT "mapping_change_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping_run" ADD CONSTRAINT "mapping_run_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_batch" ADD CONSTRAINT "run_batch_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "mapping_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- One connection of a shop is in use at a time.
CREATE UNIQUE INDEX "tiktok_shop_connection_in_use" ON "tiktok_shop_connection"("shop_id") WHERE "status" <> 'disconnected';

-- One run of a shop is active at a time: two clicks on "Map all products" start one run.
CREATE UNIQUE INDEX "mapping_run_active" ON "mapping_run"("shop_id") WHERE "status" IN ('reading', 'mapping', 'paused');

-- Whether a run has work left is asked after each batch.
CREATE INDEX "run_batch_open" ON "run_batch"("run_id") WHERE "finished_at" IS NULL;

-- Takes up to `wanted` calls from all given budgets at once. Rows are locked in the order of their keys, so that
-- processes that share some of them cannot deadlock.
CREATE FUNCTION take_from_rate_budgets(budgets jsonb, wanted int, OUT granted int, OUT wait_ms double precision)
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
  wanted_key text;
BEGIN
  INSERT INTO rate_budget (key, capacity, refill_per_second, ceiling_per_second, tokens, updated_at)
  SELECT b."key", b."capacity", b."refillPerSecond", b."refillPerSecond", b."capacity", clock_timestamp()
  FROM jsonb_to_recordset(budgets) AS b("key" text, "capacity" float8, "refillPerSecond" float8)
  WHERE NOT EXISTS (SELECT FROM rate_budget r WHERE r.key = b."key")
  ON CONFLICT DO NOTHING;

  FOR wanted_key IN SELECT b."key" FROM jsonb_to_recordset(budgets) AS b("key" text) ORDER BY 1 LOOP
    PERFORM FROM rate_budget r WHERE r.key = wanted_key FOR UPDATE;
  END LOOP;
  moment := clock_timestamp();

  -- The configured ceiling may have changed since; what was lost to "too many requests" comes back slowly.
  UPDATE rate_budget r
  SET capacity = b."capacity",
      ceiling_per_second = b."refillPerSecond",
      refill_per_second = least(b."refillPerSecond",
        r.refill_per_second + b."refillPerSecond" / 20 * extract(epoch FROM moment - r.updated_at)),
      tokens = least(b."capacity", r.tokens + r.refill_per_second * extract(epoch FROM moment - r.updated_at)),
      updated_at = moment
  FROM jsonb_to_recordset(budgets) AS b("key" text, "capacity" float8, "refillPerSecond" float8)
  WHERE r.key = b."key";

  SELECT greatest(0, least(wanted, floor(min(r.tokens))))::int INTO granted
  FROM rate_budget r WHERE r.key IN (SELECT b."key" FROM jsonb_to_recordset(budgets) AS b("key" text));

  UPDATE rate_budget r SET tokens = r.tokens - granted
  WHERE granted > 0 AND r.key IN (SELECT b."key" FROM jsonb_to_recordset(budgets) AS b("key" text));

  SELECT max(greatest(0, (1 - r.tokens) / r.refill_per_second * 1000)) INTO wait_ms
  FROM rate_budget r WHERE r.key IN (SELECT b."key" FROM jsonb_to_recordset(budgets) AS b("key" text));
END $$;
