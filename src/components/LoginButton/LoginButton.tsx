"use client";
import { type ForwardedRef, type JSX, type RefAttributes, forwardRef } from "react";
import type { User } from "../../api/VVChatApi.js";
import { useLogin } from "../../hooks/useLogin.js";
import { type AuthControlProps, useAuthControl } from "../AuthButton/useAuthControl.js";
import { Control } from "../Control/Control.js";

/** Props of {@link LoginButton}: those of a `<button>`, and these. What it hands out is the user. */
export type LoginButtonProps<TUser extends User = User> = AuthControlProps<TUser>;

interface LoginButtonComponent {
  <TUser extends User = User>(props: LoginButtonProps<TUser> & RefAttributes<HTMLButtonElement>): JSX.Element;
  displayName?: string;
}

function LoginButtonBase(props: AuthControlProps<unknown>, ref: ForwardedRef<HTMLButtonElement>): JSX.Element {
  const steps = useLogin("<LoginButton>");
  return <Control buttonRef={ref} {...useAuthControl("<LoginButton>", { ...props, ...steps })} />;
}

/**
 * A button that signs the user in to your app: VVChat asks them, your server makes a user of the answer, and `useUser`
 * knows at once. Looks and says what `AuthButton` does. Show it where `useUser` has nobody; it asks no server who is
 * signed in.
 *
 * Without `api.exchange` in the client a tap opens nothing and ends as `invalid`.
 *
 * @example
 * const { data: user, isPending } = useUser();
 * if (isPending) return <Splash />;
 * if (!user) return <LoginButton successNote={({ nickname }) => `Hello, ${nickname}.`} />;
 */
export const LoginButton: LoginButtonComponent = /* #__PURE__ */ forwardRef(LoginButtonBase) as LoginButtonComponent;
LoginButton.displayName = "LoginButton";
