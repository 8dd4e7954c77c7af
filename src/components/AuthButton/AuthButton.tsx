"use client";
import { type ForwardedRef, type JSX, type RefAttributes, forwardRef, useState } from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import { useAuth } from "../../hooks/useAuth.js";
import { useControlRoute } from "../../hooks/useRoute.js";
import type { AuthGrant } from "../../methods/auth.js";
import type { AuthMutationConfig } from "../../options/auth.js";
import { callPhase } from "../Control/callPhase.js";
import { Control, type ControlProps } from "../Control/Control.js";
import type { ControlPhase } from "../Control/look.js";
import { useCallNote } from "../Control/useCallNote.js";
import { useText } from "../Control/useText.js";

/** What a `render` function and function children are told. */
export interface AuthButtonState<TData = AuthGrant> {
  phase: ControlPhase;
  data: TData | undefined;
  error: VVChatError | null;
}

/** Props of {@link AuthButton}: those of a `<button>`, and these. */
export type AuthButtonProps<TData = AuthGrant> = ControlProps<AuthButtonState<TData>> &
  AuthMutationConfig<TData> & {
    /** Signed in: with what `exchange` returned, or with the grant. */
    onSuccess?: ((data: TData) => void) | undefined;
    /** Any other end, quiet ones too: look at `error.code`. */
    onError?: ((error: VVChatError) => void) | undefined;
    /** What to say below the button after success, e.g. a greeting. Default: nothing. */
    successNote?: string | ((data: TData) => string) | undefined;
  };

interface AuthButtonComponent {
  <TData = AuthGrant>(props: AuthButtonProps<TData> & RefAttributes<HTMLButtonElement>): JSX.Element;
  displayName?: string;
}

function AuthButtonBase(props: AuthButtonProps<unknown>, ref: ForwardedRef<HTMLButtonElement>): JSX.Element {
  const { scope, timeout, exchange, onSuccess, onError, successNote, disabled, ...control } = props;
  const text = useText("<AuthButton>");
  const route = useControlRoute("auth", "<AuthButton>");
  const [exchanging, setExchanging] = useState(false);
  const auth = useAuth<unknown>({
    scope,
    timeout,
    exchange: exchange
      ? (grant) => {
          setExchanging(true);
          return exchange(grant);
        }
      : undefined,
    onSuccess: (data) => onSuccess?.(data),
    onError: (error) => onError?.(error),
  });
  const called = callPhase(route, auth);
  const phase = disabled ? "disabled" : called === "pending" && exchanging ? "confirming" : called;
  const press = () => {
    setExchanging(false);
    auth.mutate();
  };
  const greet = () => (typeof successNote === "function" ? successNote(auth.data) : successNote);
  const news = useCallNote({ component: "auth", route, phase, error: auth.error, greet, press });
  return (
    <Control
      buttonRef={ref}
      props={control}
      model={{
        ...news,
        state: { phase, data: auth.data, error: auth.error },
        phase,
        icon: "auth",
        labels: {
          idle: text("auth.idle"),
          pending: text("auth.pending"),
          confirming: text("auth.confirming"),
          success: text("auth.success"),
        },
      }}
    />
  );
}

/**
 * A button that asks the user to sign in with VVChat, and says what came of it: in Chinese or English, to a screen
 * reader too. Its box never moves. Tokens restyle it (`--vv-accent`), `className` and `data-phase` too, and `render`
 * puts a button of your own in its place.
 *
 * @example
 * <AuthButton exchange={({ code }) => api.login(code)} onSuccess={(user) => setUser(user)} />
 */
export const AuthButton: AuthButtonComponent = /* #__PURE__ */ forwardRef(AuthButtonBase) as AuthButtonComponent;
AuthButton.displayName = "AuthButton";
