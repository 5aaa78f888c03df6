-- One request at a time creates a draft's product in Shopify.
ALTER TABLE "manual_draft" ADD COLUMN "creating_until" TIMESTAMPTZ;
