/**
 * Puts a link on the clipboard. Plain `http` pages have no `navigator.clipboard`; there the old command still works.
 *
 * @returns whether it did
 */
export async function copyLink(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = link;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    // Deprecated, and the only way where there is no clipboard.
    const old: { execCommand(command: "copy"): boolean } = document;
    try {
      return old.execCommand("copy");
    } catch {
      return false;
    } finally {
      field.remove();
    }
  }
}
