-- AlterTable
ALTER TABLE "product" ADD COLUMN "awaited_hash" TEXT,
ADD COLUMN "content_changed_at" TIMESTAMPTZ,
ADD COLUMN "shop_updated_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "mapping_run" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'all',
ADD COLUMN "product_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[];

-- CreateTable
CREATE TABLE "changed_product" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ NOT NULL,
    "last_at" TIMESTAMPTZ NOT NULL,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ,

    CONSTRAINT "changed_product_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateTable
CREATE TABLE "deleted_product" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "deleted_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "deleted_product_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateIndex
CREATE INDEX "deleted_product_deleted_at_idx" ON "deleted_product"("deleted_at");

-- AddForeignKey
ALTER TABLE "changed_product" ADD CONSTRAINT "changed_product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deleted_product" ADD CONSTRAINT "deleted_product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- One "map all" of a shop is active at a time; selected and changed products need not wait for it.
DROP INDEX "mapping_run_active";
CREATE UNIQUE INDEX "mapping_run_active" ON "mapping_run"("shop_id") WHERE "kind" = 'all' AND "status" IN ('reading', 'mapping', 'paused');
CREATE INDEX "mapping_run_moving" ON "mapping_run"("shop_id") WHERE "status" IN ('reading', 'mapping', 'paused');
