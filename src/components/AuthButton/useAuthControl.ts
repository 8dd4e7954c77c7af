"use client";
import { useState } from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import { useAuth } from "../../hooks/useAuth.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import { authWords } from "../../messages/auth.js";
import type { AuthGrant } from "../../methods/auth.js";
import type { AuthExchange, AuthRequest } from "../../options/auth.js";
import { authIcon } from "../Control/icons.js";
import { callPhase } from "../Control/callPhase.js";
import type { ControlModel, ControlProps } from "../Control/Control.js";
import type { ControlPhase } from "../Control/look.js";
import { useCallNote } from "../Control/useCallNote.js";
import { useText } from "../Control/useText.js";

/** What a `render` function and function children are told. */
export interface AuthButtonState<TData = AuthGrant> {
  phase: ControlPhase;
  data: TData | undefined;
  error: VVChatError | null;
}

/** The props that every sign-in button takes, beside those of a `<button>`. */
export interface AuthControlProps<TData> extends ControlProps<AuthButtonState<TData>>, AuthRequest {
  /** Signed in: with what the server made of the grant, or with the grant. */
  onSuccess?: ((data: TData) => void) | undefined;
  /** Any other end, quiet ones too: look at `error.code`. */
  onError?: ((error: VVChatError) => void) | undefined;
  /** What to say below the button after success, e.g. a greeting. Default: nothing. */
  successNote?: string | ((data: TData) => string) | undefined;
}

interface AuthControlInput extends AuthControlProps<unknown> {
  exchange?: AuthExchange<unknown> | undefined;
  /** Whether what the exchange made is a success. Default: it is; else the button is as before. */
  counts?: ((data: unknown) => boolean) | undefined;
  /** What it throws ends the call before anything is opened. */
  onMutate?: (() => void) | undefined;
}

/** What every sign-in button shows and does. */
export function useAuthControl(
  user: string,
  input: AuthControlInput,
): { props: ControlProps<AuthButtonState<unknown>>; model: ControlModel<AuthButtonState<unknown>> } {
  const { scope, timeout, purpose, exchange, counts, onMutate, onSuccess, onError, successNote, disabled, ...props } =
    input;
  const text = useText(user, "auth", authWords);
  const route = useControlRoute("auth", user);
  const [exchanging, setExchanging] = useState(false);
  const auth = useAuth<unknown>({
    scope,
    timeout,
    purpose,
    exchange: exchange
      ? (grant) => {
          setExchanging(true);
          return exchange(grant);
        }
      : undefined,
    onMutate: () => onMutate?.(),
    onSuccess: (data) => onSuccess?.(data),
    onError: (error) => onError?.(error),
  });
  const over = callPhase(route, auth);
  const called = over === "success" && counts?.(auth.data) === false ? "idle" : over;
  const phase = disabled ? "disabled" : called === "pending" && exchanging ? "confirming" : called;
  const press = () => {
    setExchanging(false);
    auth.mutate();
  };
  const greet = () => (typeof successNote === "function" ? successNote(auth.data) : successNote);
  const news = useCallNote({ text, method: "auth", route, phase, error: auth.error, greet, press });
  return {
    props,
    model: {
      ...news,
      state: { phase, data: auth.data, error: auth.error },
      phase,
      icon: authIcon,
      labels: {
        idle: text("auth.idle"),
        pending: text("auth.pending"),
        confirming: text("auth.confirming"),
        success: text("auth.success"),
      },
    },
  };
}
