-- A batch that fails in a way that may pass is tried again, up to a limit.
ALTER TABLE "run_batch" ADD COLUMN "failing_since" TIMESTAMPTZ,
ADD COLUMN "failed_goes" INTEGER NOT NULL DEFAULT 0;

-- Which service a run waits for, and since when.
ALTER TABLE "mapping_run" ADD COLUMN "tiktok_shop_away_since" TIMESTAMPTZ,
ADD COLUMN "picture_host_away_since" TIMESTAMPTZ;
