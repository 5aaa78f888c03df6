-- What TikTok Shop answered to a batch, so that a run pauses whose answers are all the same refusal.
ALTER TABLE "run_batch" ADD COLUMN "answers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "refusals" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "answered_at" TIMESTAMPTZ;

ALTER TABLE "mapping_run" ADD COLUMN "reason_detail" TEXT,
ADD COLUMN "refusal_pauses" INTEGER NOT NULL DEFAULT 0;
