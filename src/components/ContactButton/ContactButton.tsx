"use client";
import { type ForwardRefExoticComponent, type ForwardedRef, type JSX, type RefAttributes, forwardRef } from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import { useContact } from "../../hooks/useContact.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import { contactWords } from "../../messages/contact.js";
import type { ContactResult } from "../../methods/openSessionView.js";
import { callPhase } from "../Control/callPhase.js";
import { Control, type ControlProps } from "../Control/Control.js";
import { contactIcon } from "../Control/icons.js";
import type { ControlPhase } from "../Control/look.js";
import { useCallNote } from "../Control/useCallNote.js";
import { useLinger } from "../Control/useLinger.js";
import { useText } from "../Control/useText.js";

/** What a `render` function and function children are told. */
export interface ContactButtonState {
  phase: ControlPhase;
  error: VVChatError | null;
}

/** Props of {@link ContactButton}: those of a `<button>`, and these. */
export interface ContactButtonProps extends ControlProps<ContactButtonState> {
  /** The customer service's open id. */
  openId: string;
  /** VVChat was opened. No host tells whether anybody wrote. */
  onSuccess?: ((result: ContactResult) => void) | undefined;
  /** Any other end, quiet ones too: look at `error.code`. */
  onError?: ((error: VVChatError) => void) | undefined;
}

const method = "openSessionView";

function ContactButtonBase(
  { openId, onSuccess, onError, disabled, ...control }: ContactButtonProps,
  ref: ForwardedRef<HTMLButtonElement>,
): JSX.Element {
  const text = useText("<ContactButton>", "contact", contactWords);
  const route = useControlRoute(method, "<ContactButton>");
  const contact = useContact({
    openId,
    onSuccess: (result) => onSuccess?.(result),
    onError: (error) => onError?.(error),
  });
  const { error } = contact;
  useLinger(contact);

  const called = callPhase(route, contact);
  const phase = disabled ? "disabled" : called === "success" ? "handedOff" : called;
  const press = () => {
    contact.mutate();
  };
  const news = useCallNote({ text, method, route, phase, error, press });
  return (
    <Control
      buttonRef={ref}
      props={control}
      model={{
        ...news,
        state: { phase, error },
        phase,
        icon: contactIcon,
        variant: "plain",
        labels: { idle: text("contact.idle"), pending: text("contact.pending"), handedOff: text("contact.handedOff") },
      }}
    />
  );
}

/**
 * A button that opens a chat with your customer service in VVChat. It says "opened", and is never green: no host tells
 * whether anybody wrote. After 4 s it is idle again.
 *
 * @example
 * <ContactButton openId="xd8wjr9jr02kjf823jse94kio8" />
 */
export const ContactButton: ForwardRefExoticComponent<ContactButtonProps & RefAttributes<HTMLButtonElement>> =
  /* #__PURE__ */ forwardRef(ContactButtonBase);
ContactButton.displayName = "ContactButton";
