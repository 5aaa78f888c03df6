-- CreateTable
CREATE TABLE "manual_draft" (
    "shop_id" INTEGER NOT NULL,
    "key" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "step" TEXT NOT NULL DEFAULT 'draft',
    "fields" JSONB NOT NULL,
    "asked_hash" TEXT,
    "asking_until" TIMESTAMPTZ,
    "recommendation" JSONB,
    "product_id" BIGINT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manual_draft_pkey" PRIMARY KEY ("shop_id","key")
);

-- CreateTable
CREATE TABLE "manual_draft_image" (
    "shop_id" INTEGER NOT NULL,
    "draft_key" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'awaited',
    "reason" TEXT,
    "reason_detail" TEXT,
    "upload_target" JSONB NOT NULL,
    "local_image_id" BIGINT,
    "tiktok_shop_image_id" BIGINT,
    "media_id" BIGINT,

    CONSTRAINT "manual_draft_image_pkey" PRIMARY KEY ("shop_id","draft_key","id")
);

-- CreateIndex
CREATE INDEX "manual_draft_shop_id_user_id_updated_at_idx" ON "manual_draft"("shop_id", "user_id", "updated_at");

-- CreateIndex
CREATE INDEX "manual_draft_updated_at_idx" ON "manual_draft"("updated_at");

-- CreateIndex
CREATE INDEX "manual_draft_image_local_image_id_idx" ON "manual_draft_image"("local_image_id");

-- CreateIndex
CREATE INDEX "manual_draft_image_tiktok_shop_image_id_idx" ON "manual_draft_image"("tiktok_shop_image_id");

-- AddForeignKey
ALTER TABLE "manual_draft" ADD CONSTRAINT "manual_draft_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_draft_image" ADD CONSTRAINT "manual_draft_image_shop_id_draft_key_fkey" FOREIGN KEY ("shop_id", "draft_key") REFERENCES "manual_draft"("shop_id", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_draft_image" ADD CONSTRAINT "manual_draft_image_local_image_id_fkey" FOREIGN KEY ("local_image_id") REFERENCES "local_image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_draft_image" ADD CONSTRAINT "manual_draft_image_tiktok_shop_image_id_fkey" FOREIGN KEY ("tiktok_shop_image_id") REFERENCES "tiktok_shop_image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

