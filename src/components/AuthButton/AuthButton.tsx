"use client";
import { type ForwardedRef, type JSX, type RefAttributes, forwardRef } from "react";
import type { AuthGrant } from "../../methods/auth.js";
import type { WithExchange } from "../../options/auth.js";
import { Control } from "../Control/Control.js";
import { type AuthControlProps, useAuthControl } from "./useAuthControl.js";

/** Props of {@link AuthButton}: those of a `<button>`, and these. */
export type AuthButtonProps<TData = AuthGrant> = AuthControlProps<TData> & WithExchange<TData>;

interface AuthButtonComponent {
  <TData = AuthGrant>(props: AuthButtonProps<TData> & RefAttributes<HTMLButtonElement>): JSX.Element;
  displayName?: string;
}

function AuthButtonBase(props: AuthButtonProps<unknown>, ref: ForwardedRef<HTMLButtonElement>): JSX.Element {
  return <Control buttonRef={ref} {...useAuthControl("<AuthButton>", props)} />;
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
