-- Each claim of an upload has a token of its own: who comes late cannot touch what another has taken over.
ALTER TABLE "tiktok_shop_image" ADD COLUMN "claim_token" UUID NOT NULL DEFAULT gen_random_uuid();
