import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, InlineStack, Popover, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queryOf } from "../../domain/mapping-filter";
import type { MappingsView } from "../../views/mappings.server";

/** Filters that somebody in the shop named, and naming the one in use. */
export function SavedFilters({
  view,
  onShow,
}: {
  view: MappingsView;
  onShow(query: string): void;
}) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ outcome: string }>();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const query = queryOf(view.filter);
  const send = (form: Record<string, string>) =>
    fetcher.submit(form, { method: "post", action: "/app/mappings" });
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      activator={
        <Button disclosure onClick={() => setOpen(!isOpen)}>
          {t("savedFilters.title")}
        </Button>
      }
    >
      <Box padding="300" minWidth="240px">
        <BlockStack gap="300">
          {view.savedFilters.length === 0 ? (
            <Text as="p" tone="subdued">
              {t("savedFilters.none")}
            </Text>
          ) : null}
          {view.savedFilters.map((saved) => (
            <InlineStack key={saved.id} align="space-between" wrap={false} gap="200">
              <Button
                variant="tertiary"
                textAlign="left"
                onClick={() => {
                  setOpen(false);
                  onShow(saved.query);
                }}
              >
                {saved.name}
              </Button>
              <Button
                variant="tertiary"
                icon={DeleteIcon}
                accessibilityLabel={t("savedFilters.delete", { name: saved.name })}
                onClick={() => send({ intent: "delete-filter", id: String(saved.id) })}
              />
            </InlineStack>
          ))}
          {query === "" ? null : (
            <>
              <TextField
                label={t("savedFilters.name")}
                value={name}
                onChange={setName}
                autoComplete="off"
                maxLength={60}
                error={fetcher.data?.outcome === "not-saved" && t("savedFilters.notSaved")}
              />
              <Button
                disabled={name.trim() === ""}
                loading={fetcher.state !== "idle"}
                onClick={() => {
                  send({ intent: "save-filter", name, query });
                  setName("");
                }}
              >
                {t("savedFilters.save")}
              </Button>
            </>
          )}
        </BlockStack>
      </Box>
    </Popover>
  );
}
