-- AlterTable
ALTER TABLE "tiktok_shop_connection" ADD COLUMN "authorization_ends_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "tiktok_shop_category" ADD COLUMN "removed_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "category_mapping" ADD COLUMN "reason" TEXT;

-- CreateTable
CREATE TABLE "category_tree" (
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "is_current" BOOLEAN NOT NULL,
    "revision" INTEGER NOT NULL,
    "listed_at" TIMESTAMPTZ,

    CONSTRAINT "category_tree_pkey" PRIMARY KEY ("market","category_version")
);

-- CreateTable
CREATE TABLE "category_change" (
    "id" BIGSERIAL NOT NULL,
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "category_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "category_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiktok_shop_category_name" (
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tiktok_shop_category_name_pkey" PRIMARY KEY ("market","category_version","locale","id")
);

-- CreateTable
CREATE TABLE "category_language" (
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "category_language_pkey" PRIMARY KEY ("market","category_version","locale")
);

-- CreateTable
CREATE TABLE "category_requirement" (
    "market" TEXT NOT NULL,
    "category_version" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "requirement" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "category_requirement_pkey" PRIMARY KEY ("market","category_version","category_id","locale")
);

-- CreateTable
CREATE TABLE "catalog_credential" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "market" TEXT NOT NULL,
    "shop_cipher" TEXT NOT NULL,
    "config_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "access_token" TEXT NOT NULL,
    "access_token_expires_at" TIMESTAMPTZ NOT NULL,
    "refresh_token" TEXT NOT NULL,
    "refresh_token_expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "catalog_credential_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "category_change_market_category_version_category_id_idx" ON "category_change"("market", "category_version", "category_id");

-- CreateIndex
CREATE INDEX "category_change_at_idx" ON "category_change"("at");


-- A market has one present tree.
CREATE UNIQUE INDEX "category_tree_current" ON "category_tree"("market") WHERE "is_current";

-- The mappings of all shops that point to a category: a sync asks for those of the categories that changed.
CREATE INDEX "product_mapping_category" ON "product_mapping"("market", coalesce("confirmed_category_id", "recommended_category_id"));

-- What a sync found wrong and nobody asked TikTok Shop about again yet.
CREATE INDEX "product_mapping_to_replace" ON "product_mapping"("market", "shop_id") WHERE "asked_content_hash" IS NULL AND "reason" LIKE 'category-%';

-- A webhook names a TikTok shop; the connections that it is authorized by have to be found.
CREATE INDEX "tiktok_shop_connection_authorized" ON "tiktok_shop_connection" USING gin ("authorized_shops" jsonb_path_ops);

-- What was stored before trees had a revision: the version in use is the one that has categories.
INSERT INTO "category_tree" ("market", "category_version", "is_current", "revision", "listed_at")
SELECT DISTINCT ON ("market") "market", "category_version", true, 1, "updated_at"
FROM "tiktok_shop_category" WHERE "source" = 'tree' ORDER BY "market", "updated_at" DESC;
