import type { VVChatClient } from "../../client/createClient.js";
import type { NoteActionModel } from "./NoteAction.js";
import type { Text } from "./useText.js";

/** Where a method works that does not work here, where that is another browser. VVChat is what the components say by themselves. */
export function browserNote(client: VVChatClient, method: string | undefined, text: Text): string | undefined {
  if (method === undefined || client.explain(method).remedy !== "browser") return undefined;
  return text.own("note.browser") ?? text("note.browser");
}

/** What to do where VVChat did not open: get it, where the app knows a place. The button itself tries again. */
export function downloadAction(
  client: VVChatClient,
  method: string | undefined,
  text: Text,
): NoteActionModel | undefined {
  const href = method === undefined ? null : client.explain(method).downloadUrl;
  return href === null ? undefined : { label: text("action.download"), href };
}
