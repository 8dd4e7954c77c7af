"use client";
import {
  type ForwardRefExoticComponent,
  type ForwardedRef,
  type JSX,
  type RefAttributes,
  forwardRef,
  useState,
} from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import { useSendMessage } from "../../hooks/useSendMessage.js";
import { useSession } from "../../hooks/useSession.js";
import { sendWords } from "../../messages/send.js";
import type { Session } from "../../methods/session.js";
import type { SendMessageStep, SentMessage } from "../../options/sendMessage.js";
import { Control, type ControlProps } from "../Control/Control.js";
import { sendIcon } from "../Control/icons.js";
import type { ControlPhase } from "../Control/look.js";
import { useCallNote } from "../Control/useCallNote.js";
import { useLinger } from "../Control/useLinger.js";
import { useText } from "../Control/useText.js";
import { sendPhase } from "./sendPhase.js";

/** What a `render` function and function children are told. */
export interface SendMessageButtonState {
  phase: ControlPhase;
  error: VVChatError | null;
}

/** Props of {@link SendMessageButton}: those of a `<button>`, and these. */
export interface SendMessageButtonProps extends Omit<ControlProps<SendMessageButtonState>, "content"> {
  /** The text; or a function that makes it when the user taps. */
  content: string | (() => string);
  /** The chat. Default: the one that the page was opened from. */
  session?: Session | undefined;
  /** Deadline in ms for the user's consent. Default: the client's, 5 min. */
  timeout?: number | undefined;
  /** It is in the chat. */
  onSuccess?: ((sent: SentMessage) => void) | undefined;
  /** Any other end, quiet ones too: look at `error.code` and `error.step`. */
  onError?: ((error: VVChatError) => void) | undefined;
}

const steps: Partial<Record<ControlPhase, readonly [number, number]>> = { pending: [1.5, 4], sending: [3.5, 4] };

function SendMessageButtonBase(
  { content, session, timeout, onSuccess, onError, disabled, ...control }: SendMessageButtonProps,
  ref: ForwardedRef<HTMLButtonElement>,
): JSX.Element {
  const text = useText("<SendMessageButton>", "send", sendWords);
  const route = useControlRoute("auth", "<SendMessageButton>", true);
  const [step, setStep] = useState<SendMessageStep>();
  // Known before the tap, so that the tap opens the sheet.
  const page = useSession({ enabled: session === undefined });
  const send = useSendMessage({
    session,
    timeout,
    onStep: setStep,
    onSuccess: (sent) => onSuccess?.(sent),
    onError: (error) => onError?.(error),
  });
  const { error } = send;
  useLinger(send);

  const known = sendPhase(route, send, step);
  const nowhere = session === undefined && page.data === null && known === "idle";
  const phase = disabled ? "disabled" : nowhere ? "unavailable" : known;
  const press = () => {
    send.mutate({ content: typeof content === "function" ? content() : content });
  };
  const greet = () => text("send.note.success");
  const news = useCallNote({ text, route, phase, error, greet, press });
  // Whether it was sent comes before why, once it was tried.
  const told = route !== "failed" && (phase === "failed" || phase === "unknown") && error?.code !== "invalid";
  return (
    <Control
      buttonRef={ref}
      props={control}
      model={{
        ...news,
        note: told ? text(`send.note.${phase}`) : news.note,
        state: { phase, error },
        phase,
        icon: sendIcon,
        variant: "soft",
        steps: steps[phase],
        labels: {
          idle: text("send.idle"),
          pending: text("send.pending"),
          sending: text("send.sending"),
          success: text("send.success"),
        },
      }}
    />
  );
}

/**
 * A button that posts a text into a chat, in the user's name: it asks them, has your server send it, and says what came
 * of it. Where that is not known, it sends nothing again by itself. After 4 s it is idle again. In a phone's browser it
 * says that it works in VVChat alone: a consent that leaves the page would lose the text.
 *
 * @example
 * <SendMessageButton content="Two milk teas, ready at 14:30" />
 */
export const SendMessageButton: ForwardRefExoticComponent<SendMessageButtonProps & RefAttributes<HTMLButtonElement>> =
  /* #__PURE__ */ forwardRef(SendMessageButtonBase);
SendMessageButton.displayName = "SendMessageButton";
