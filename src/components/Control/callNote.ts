import type { VVChatClient } from "../../client/createClient.js";
import type { VVChatError } from "../../errors/VVChatError.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import type { CommonKey } from "../../messages/messages.js";
import type { ControlModel } from "./Control.js";
import { browserNote, downloadAction } from "./elsewhere.js";
import { type ControlPhase, looks } from "./look.js";
import type { Text } from "./useText.js";

/** What a note may offer to do: make the call again, or copy a link. */
type Offer = "again" | "copy" | "nothing";

/** What decides a note. */
export interface CallNews {
  /** The component's own. */
  text: Text;
  /** What it calls, where a link may carry it: says where else it works, and where to get VVChat. Default: nothing does. */
  method?: string | undefined;
  route: ControlRoute;
  phase: ControlPhase;
  error: VVChatError | null;
  /** What to say of a success. Asked in that phase alone. */
  greet?: (() => string | undefined) | undefined;
  /** What to offer in a phase in place of the usual. */
  offers?: Partial<Record<ControlPhase, Offer>> | undefined;
}

/** What a note needs of those around it. */
export interface NoteSurroundings {
  client: VVChatClient;
  onPress: () => void;
  /** Copies the link. */
  copy: () => void;
  /** What came of copying it, once that was tried. */
  said: CommonKey | undefined;
}

type CallNote = Pick<ControlModel<unknown>, "note" | "action" | "errorCode">;

const usual: NonNullable<CallNews["offers"]> = {
  unknown: "again",
  denied: "again",
  failed: "again",
  timeout: "again",
  unavailable: "copy",
};

/** What happened, and the one thing to do about it: for a control that makes one host call. */
export function callNote(
  { text, method, route, phase, error, greet, offers }: CallNews,
  { client, onPress, copy, said }: NoteSurroundings,
): CallNote {
  const plain = (note: string | undefined): CallNote => ({ note: note ?? "", action: undefined, errorCode: undefined });
  const { tone, busy, done } = looks[phase];
  if (phase === "connecting") return plain(text("connecting"));
  if (phase === "success") return plain(greet?.());
  if (!tone || busy || done || phase === "prepared") return plain(text.own(`note.${phase}`));

  const here = phase === "unavailable" || phase === "unsupported" ? phase : undefined;
  const code = here ?? (route === "failed" ? client.getState().error : error)?.code ?? "failed";
  // The same call would end the same way.
  const offer = code === "invalid" ? "nothing" : (offers?.[phase] ?? usual[phase]);
  // Where a bridge broke, nothing was tried that could be tried again.
  const retry = (route !== "failed" && text.own(`again.${phase}`)) || text("action.retry");
  const download = code === "not_opened" ? downloadAction(client, method, text) : undefined;
  const browser = code === "unavailable" ? browserNote(client, method, text) : undefined;
  return {
    note: offer === "copy" && said ? text(said) : (browser ?? text.ofError(code)),
    action:
      download ??
      (offer === "copy"
        ? { label: text("action.copyLink"), onAction: copy }
        : offer === "again"
          ? { label: retry, onAction: onPress }
          : undefined),
    errorCode: code,
  };
}
