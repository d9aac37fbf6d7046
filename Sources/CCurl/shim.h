#pragma once
#include <curl/curl.h>

/// Options and answers of a transfer, whose functions take any argument, for Swift, which cannot call such functions.

typedef size_t (*transfer_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*transfer_progress_callback)(
    void *context, curl_off_t total, curl_off_t now, curl_off_t upload_total, curl_off_t upload_now);

static inline CURLcode transfer_set_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode transfer_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode transfer_set_headers(CURL *curl, struct curl_slist *headers) {
  return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
}
static inline CURLcode transfer_set_error_buffer(CURL *curl, char *buffer) {
  return curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, buffer);
}
static inline void transfer_set_callbacks(
    CURL *curl, void *context, transfer_bytes_callback header, transfer_bytes_callback body, transfer_progress_callback progress) {
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, context);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, context);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, context);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}
/// Which schemes an address, and where it is redirected to, may have.
static inline CURLcode transfer_allow_http(CURL *curl, int plain_http) {
#if LIBCURL_VERSION_NUM >= 0x075500
  const char *schemes = plain_http ? "http,https" : "https";
  CURLcode code = curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, schemes);
  return code ? code : curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, schemes);
#else
  long schemes = plain_http ? CURLPROTO_HTTP | CURLPROTO_HTTPS : CURLPROTO_HTTPS;
  CURLcode code = curl_easy_setopt(curl, CURLOPT_PROTOCOLS, schemes);
  return code ? code : curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, schemes);
#endif
}
static inline long transfer_status(CURL *curl) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return status;
}
/// Seconds after which the server wants to be asked again; 0 where it did not say.
static inline long transfer_retry_after(CURL *curl) {
  curl_off_t seconds = 0;
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds);
  return (long)seconds;
}
