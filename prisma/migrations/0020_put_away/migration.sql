-- Which reading saw a product last, and which one missed it first: only a second one that misses it, too, puts many away.
ALTER TABLE "product" ADD COLUMN "seen_run_id" INTEGER, ADD COLUMN "missed_run_id" INTEGER;

-- By the database's clock, as seen_at is.
ALTER TABLE "mapping_run" ADD COLUMN "read_started_at" TIMESTAMPTZ,
  ADD COLUMN "asking_until" TIMESTAMPTZ,
  ADD COLUMN "failed_reads" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "missed" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "put_away" INTEGER NOT NULL DEFAULT 0;

-- Products that a whole reading did not see: out of every list, and back whole when the product is.
CREATE TABLE "put_away_product" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "put_away_at" TIMESTAMPTZ NOT NULL,
    "product" JSONB NOT NULL,
    "mappings" JSONB NOT NULL,
    "images" JSONB NOT NULL,

    CONSTRAINT "put_away_product_pkey" PRIMARY KEY ("shop_id","product_id")
);
CREATE INDEX "put_away_product_put_away_at_idx" ON "put_away_product"("put_away_at");
ALTER TABLE "put_away_product" ADD CONSTRAINT "put_away_product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Products that cannot be read or stored, until they can.
CREATE TABLE "unreadable_product" (
    "id" SERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "run_id" INTEGER,
    "product_id" BIGINT,
    "title" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "unreadable_product_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "unreadable_product_shop_id_product_id_key" ON "unreadable_product"("shop_id", "product_id");
ALTER TABLE "unreadable_product" ADD CONSTRAINT "unreadable_product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
