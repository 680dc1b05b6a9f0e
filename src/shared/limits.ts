/**
 * The most that one request over the contract may weigh, in bytes, as it crosses: files are in
 * base64, so about 48 MiB of payloads. A client sends a bigger drop in several requests, and
 * refuses a single file that could not be sent with the provider's own limit, which is smaller.
 */
export const LARGEST_REQUEST_BYTES = 64 * 1_024 * 1_024;
