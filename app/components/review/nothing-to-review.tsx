import { BlockStack, Box, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

const NEXT = {
  done: "/app/review?show=all",
  noProducts: "/app",
  noMisfits: "/app/review",
} as const;

/** Nothing to review: why, and where to go. */
export function NothingToReview({ why }: { why: keyof typeof NEXT }) {
  const { t } = useTranslation();
  return (
    <Box padding="1000">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {t(`review.empty.${why}.title`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(`review.empty.${why}.hint`)}
        </Text>
        <Button url={NEXT[why]}>{t(`review.empty.${why}.action`)}</Button>
      </BlockStack>
    </Box>
  );
}
