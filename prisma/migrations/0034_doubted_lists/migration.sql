-- A list that lacks much of the stored tree is not believed before others say the same: how many did so, what all of
-- them lack, and which check is awaited. Lists are counted, so that one that stands alone is known without a clock.
ALTER TABLE "category_tree" ADD COLUMN "doubts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "missing_ids" TEXT[] NOT NULL DEFAULT '{}',
ADD COLUMN "awaited_check" UUID,
ADD COLUMN "listings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "current_at_listing" INTEGER;

ALTER TABLE "tiktok_shop_category" ADD COLUMN "turned_at_listing" INTEGER;
