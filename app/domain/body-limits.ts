const MB = 1024 * 1024;

/** Of a webhook, and of what pages and extensions send: the longest, a new product's description, takes a fifth. */
export const MOST_BODY_BYTES = MB;
/** Of a file that is imported. The web server takes nothing larger. */
export const MOST_FILE_BYTES = 20 * MB;
