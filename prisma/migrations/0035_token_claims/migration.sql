-- Who refreshes a seller's tokens claims them, instead of locking the row for as long as TikTok Shop takes to answer.
ALTER TABLE "tiktok_shop_connection" ADD COLUMN "refreshing_until" TIMESTAMPTZ;

ALTER TABLE "catalog_credential" ADD COLUMN "refreshing_until" TIMESTAMPTZ;
