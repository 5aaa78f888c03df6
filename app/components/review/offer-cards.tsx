import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { OfferView } from "../../views/correction-offers.server";
import { Samples } from "./samples";
import { usePutAwayOffers } from "./use-put-away-offers";
import type { Review } from "./use-review";

interface OffersProps {
  offers: OfferView[];
  seenAt: string;
  review: Review;
}

/** What the merchant's corrections suggest for products like them. */
export function OfferCards({ offers, seenAt, review }: OffersProps) {
  const { keys, putAway } = usePutAwayOffers();
  const sent = review.waiting.map(({ form }) => `${form.matching}&to=${form.categoryId}`);
  return offers
    .filter(({ key }) => !keys.includes(key) && !sent.includes(key))
    .map((offer) => (
      <OfferCard
        key={offer.key}
        offer={offer}
        seenAt={seenAt}
        review={review}
        onPutAway={() => putAway(offer.key)}
      />
    ));
}

interface OfferProps {
  offer: OfferView;
  seenAt: string;
  review: Review;
  onPutAway(): void;
}

function OfferCard({ offer, seenAt, review, onPutAway }: OfferProps) {
  const { t } = useTranslation();
  const { to, from, products, corrected } = offer;
  const names = {
    to: to.path.at(-1) ?? "",
    from: from?.path.at(-1) ?? "",
    category: offer.localCategory ?? "",
    type: offer.productType ?? "",
    word: offer.word ?? "",
  };
  const kind = from ? "answer" : "word";
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" wrap={false} gap="200">
          <Text as="h2" variant="headingSm">
            {t(`review.offer.${kind}.title`, { count: corrected, ...names })}
          </Text>
          <Button
            variant="tertiary"
            icon={XIcon}
            accessibilityLabel={t("review.offer.putAway")}
            onClick={onPutAway}
          />
        </InlineStack>
        <Text as="p">
          {t(`review.offer.${kind}.explain`, { count: products, ...names })}{" "}
          <Link url={`/app/mappings?${offer.matching}&review=open`}>{t("review.offer.show")}</Link>
        </Text>
        <Samples samples={offer.samples} of={names.to} />
        <InlineStack>
          <Button
            onClick={() =>
              review.decide(
                {
                  form: { intent: "change", categoryId: to.id, matching: offer.matching },
                  localCategoryId: null,
                  effect: "decide",
                  products,
                  category: to,
                },
                seenAt,
              )
            }
          >
            {t("review.offer.accept", { count: products, ...names })}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
