/** A picture that a browser wants to store. */
export interface PictureFile {
  /** Whose it is: the same keys are the same file, so that an upload that is repeated replaces itself. */
  shop: string;
  draftKey: string;
  imageId: string;
  name: string;
  mimeType: string;
  bytes: number;
}

/** Where and how a browser sends it (one PUT of its bytes), and the URL under which it is then known. */
export interface UploadTarget {
  uploadUrl: string;
  headers: Record<string, string>;
  localImageUrl: string;
}

/** The guide's cloud storage: where pictures of products wait that Shopify does not have yet. */
export interface CloudStorage {
  /** Null where stored files cannot be read back: then the browser hands the bytes to the app too. */
  read: ((localImageUrl: string, maxBytes: number) => Promise<StoredFile>) | null;
  prepareUpload(file: PictureFile): Promise<UploadTarget>;
  /** An address at which Shopify may fetch the file for some hours. */
  sourceUrl(localImageUrl: string): Promise<string>;
  /** Deletes a file; one that is gone already is no error. */
  remove(localImageUrl: string): Promise<void>;
}

export type StoredFile =
  | { outcome: "read"; bytes: Uint8Array<ArrayBuffer> }
  | { outcome: "unusable"; reason: "image-not-found" | "image-too-large" };
