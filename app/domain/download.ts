/** What a link downloads: the mappings that a filter finds, or the rows of an import that cannot be used. */
export const DOWNLOADS = ["mappings", "import-problems"] as const;
export type DownloadKind = (typeof DOWNLOADS)[number];
