import { useEffect, useRef } from "react";
import { AuthButton, HostGate } from "vvchat-react";
import type { Backend, ShopUser } from "./fakeBackend.js";
import { Icon } from "./Icon.js";
import type { Words } from "./words.js";

interface WelcomeProps {
  backend: Backend;
  user: ShopUser | undefined;
  words: Words;
  /** The person has just signed in or out: the focus follows to what took the place of the button that had it. */
  changed: boolean;
  onUser: (user: ShopUser | undefined) => void;
}

/** Asks a guest to sign in and greets who has. Outside VVChat it says where to go. */
export function Welcome({ backend, user, words, changed, onUser }: WelcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (changed) (heading.current ?? button.current)?.focus({ preventScroll: true });
  }, [changed, user]);

  if (user) {
    const logOut = () => {
      void backend.logout().then(() => {
        onUser(undefined);
      });
    };
    return (
      <section className="welcome greeting">
        <span className="tick">
          <Icon name="done" />
        </span>
        <h2 ref={heading} tabIndex={-1}>
          {words.hello(user.name)}
          <small>{words.signedIn}</small>
        </h2>
        <button type="button" className="text-button" onClick={logOut}>
          {words.logOut}
        </button>
      </section>
    );
  }
  return (
    <div className="welcome">
      <HostGate requires={["auth"]}>
        <section className="sign-in">
          <h2>{words.signIn}</h2>
          <p>{words.signInHint}</p>
          <AuthButton ref={button} full size="lg" exchange={({ code }) => backend.login(code)} onSuccess={onUser} />
        </section>
      </HostGate>
    </div>
  );
}
