import { BlockStack, Button, Card, DropZone, InlineStack, Text } from "@shopify/polaris";
import { CameraIcon } from "@shopify/polaris-icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { PictureTile } from "./picture-tile";
import type { Pictures } from "./use-pictures";

interface CardProps extends Pictures {
  isFrozen: boolean;
}

/** Guide step 2: pictures by drag and drop, file dialog, paste or camera. */
export function PicturesCard({ isFrozen, ...pictures }: CardProps) {
  const { t } = useTranslation();
  usePastedFiles(isFrozen ? null : pictures.add);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("newProduct.pictures")}
        </Text>
        {pictures.pictures.map((picture, index) => (
          <PictureTile
            key={picture.id}
            picture={picture}
            isFirst={index === 0}
            isFrozen={isFrozen}
            onRemove={() => pictures.remove(picture.id)}
            onRetry={() => pictures.retry(picture.id)}
            onMakeFirst={() => pictures.move(picture.id, -1)}
          />
        ))}
        {isFrozen ? null : (
          <AddPictures add={pictures.add} isEmpty={pictures.pictures.length === 0} />
        )}
      </BlockStack>
    </Card>
  );
}

function AddPictures({ add, isEmpty }: { add: Pictures["add"]; isEmpty: boolean }) {
  const { t } = useTranslation();
  return (
    <BlockStack gap="200">
      <DropZone
        label={t("newProduct.addPictures")}
        labelHidden
        accept="image/*,.heic,.heif,.bmp"
        variableHeight
        // Refused ones too: they are shown with the reason.
        onDrop={(files) => add(files)}
      >
        <DropZone.FileUpload
          actionTitle={isEmpty ? t("newProduct.addPictures") : t("newProduct.addMorePictures")}
          actionHint={t("newProduct.picturesHint")}
        />
      </DropZone>
      <CameraButton add={add} />
    </BlockStack>
  );
}

/** Phones open the camera for it; elsewhere it is no more than a file dialog, so it is not shown. */
function CameraButton({ add }: { add: Pictures["add"] }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="leafwise-camera">
      <style>{"@media (pointer: fine) { .leafwise-camera { display: none } }"}</style>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <InlineStack>
        <Button icon={CameraIcon} onClick={() => input.current?.click()}>
          {t("newProduct.takePicture")}
        </Button>
      </InlineStack>
    </div>
  );
}

function usePastedFiles(add: Pictures["add"] | null) {
  useEffect(() => {
    if (!add) return;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [add]);
}
