/** Opens an address in this tab, as a new load of the page whatever has changed of it. */
export function loadPage(url: string, how: "assign" | "replace" = "assign"): void {
  const [page, ...hash] = url.split("#");
  const stays = hash.length > 0 && page === location.href.split("#")[0];
  location[how](url);
  if (stays) location.reload();
}

/** Whether it is a whole address on the web. */
export function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
