import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuthButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("labels of your own, and a button of your own", async () => {
  const host = createFakeHost({ locale: "en", messages: { "auth.success": "Welcome back" } });
  host.on("auth").silent().reply({ code: "C2" });
  render(
    <>
      <AuthButton className="header-login">
        {({ phase }) => (phase === "pending" ? "Look at VVChat" : "Log in")}
      </AuthButton>
      <AuthButton
        scope="sessionapi_sendmsg:S1:1"
        render={(props, { phase }) => (
          <button {...props} className="my-button">
            {phase === "success" ? props.children : "Post into the chat"}
          </button>
        )}
      />
    </>,
    { wrapper: host.wrapper },
  );

  fireEvent.click(screen.getByRole("button", { name: "Log in" }));
  const working = await screen.findByRole("button", { name: "Look at VVChat" });
  const control = working.closest(".header-login");
  expect(control?.getAttribute("data-phase")).toBe("pending");
  expect(control?.getAttribute("data-tone")).toBe("muted");
  expect(control?.getAttribute("data-host")).toBe("webview");

  screen.getByRole("button", { name: "Post into the chat" });
});
