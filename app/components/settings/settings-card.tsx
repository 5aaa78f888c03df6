import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface CardProps {
  title: string;
  explain?: string;
  children: ReactNode;
}

/** A section of the Settings page. */
export function SettingsCard({ title, explain, children }: CardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {explain ? (
            <Text as="p" tone="subdued">
              {explain}
            </Text>
          ) : null}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
