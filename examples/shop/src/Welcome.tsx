import { useEffect, useRef, useState } from "react";
import { HostGate, LoginButton, useUser, useVVChat } from "vvchat-react";
import { Icon } from "./Icon.js";
import type { Words } from "./words.js";

/** Asks a guest to sign in and greets who has. Outside VVChat it says where to go. */
export function Welcome({ words }: { words: Words }) {
  const { data: user, isPending, logout } = useUser();
  const inWeChat = useVVChat().host === "wechat";
  const [changed, setChanged] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // The person has just signed in or out: the focus follows to what took the place of the button that had it.
  useEffect(() => {
    if (changed) (heading.current ?? button.current)?.focus({ preventScroll: true });
  }, [changed, user]);
  const follow = () => {
    setChanged(true);
  };

  if (isPending) return null;
  if (user) {
    return (
      <section className="panel greeting">
        <span className="tick">
          <Icon name="done" />
        </span>
        <h2 ref={heading} tabIndex={-1}>
          {words.hello(user.nickname ?? words.guest)}
          <small role="status">{logout.error ? words.logOutFailed : words.signedIn(inWeChat)}</small>
        </h2>
        <button
          type="button"
          className="text-button"
          aria-busy={logout.isPending}
          onClick={() => {
            if (!logout.isPending) logout.mutate(undefined, { onSuccess: follow });
          }}
        >
          {words.logOut}
        </button>
      </section>
    );
  }
  return (
    <HostGate requires={["auth"]}>
      <section className="panel">
        <h2>{words.signIn}</h2>
        <p>{words.signInHint(inWeChat)}</p>
        <LoginButton ref={button} full size="lg" onSuccess={follow} />
      </section>
    </HostGate>
  );
}
